// @ts-check
import fc from 'fast-check';
import { hostileText } from './addresses.js';

/** Attributes and properties: whatever they hold, a configuration is read, and sends nothing over plain http. */

const address = fc
  .tuple(
    fc.constantFrom(
      'https://acme.example',
      'http://acme.example',
      '',
      '//acme.example',
      'javascript:',
      '{{server}}',
      'http://localhost',
      'https://u:p@acme.example',
    ),
    fc.oneof(hostileText, fc.constant('/x')),
  )
  .map((parts) => parts.join(''));
const junk = fc.oneof(
  address,
  hostileText,
  fc.constantFrom(
    undefined,
    null,
    '',
    0,
    7,
    true,
    false,
    [],
    {},
    '[]',
    '{}',
    '[1]',
    '{"a":1}',
    '{"client_id":"x"}',
    '{{a}}',
    '{{',
    'code',
    'token',
    'POST',
  ),
  fc.constantFrom(
    '[{"name":"server","label":"Server","type":"url"}]',
    '[{"name":"key","label":"Key","type":"password"}]',
    '{"X-Key":"{{key}}"}',
    '[{"name":"constructor","label":"C"}]',
  ),
  fc.constantFrom(
    { a: { b: '{{a}}' } },
    [{ name: 'server', label: 'S', type: 'url' }],
    [{ name: '__proto__', label: 'x' }],
  ),
  fc.constant(
    new Proxy(
      {},
      {
        get: () => {
          throw new Error('mine');
        },
        ownKeys: () => {
          throw new Error('mine');
        },
      },
    ),
  ),
);

/** @param {import('./modules.js').Modules} modules */
function attributes({ readSettings, optionNames }) {
  const options = fc.dictionary(fc.constantFrom(...optionNames), junk, { maxKeys: 6 });
  const good = { clientId: 'c', loginUrl: 'https://acme.example/authorize' };
  const urls = ['loginUrl', 'tokenUrl', 'refreshUrl', 'revokeUrl', 'testUrl', 'apiUrl', 'issuer'];
  return fc.property(options, fc.boolean(), fc.boolean(), (some, withGood, loopback) => {
    const href = loopback ? 'http://localhost:8000/' : 'https://app.example/';
    const page = { href, origin: new URL(href).origin, loopback, secure: true };
    const { settings, errors, error } = readSettings(withGood ? { ...good, ...some } : some, page);
    if (!Array.isArray(errors) || Boolean(error) !== errors.length > 0 || Boolean(settings) === Boolean(error))
      throw new Error('no reading');
    for (const { attribute, message } of errors)
      if (typeof attribute !== 'string' || typeof message !== 'string' || !message)
        throw new Error('an error without words');
    if (!settings) return;
    if (!loopback && settings.clientSecret) throw new Error('a secret in a page');
    for (const name of urls) {
      const { written } = settings[name] ?? {};
      if (written === undefined) continue;
      if (
        !/^(?:https:\/\/|\{\{)/.test(written) &&
        !(loopback && /^http:\/\/(?:localhost|127\.0\.0\.1|\[::1\])[:/]/.test(written))
      )
        throw new Error(`${name}: ${written}`);
      if (/^https?:\/\/[^/]*@/.test(written)) throw new Error(`${name} holds user info`);
    }
    const query = new URL(
      settings.loginUrl?.written.replace(/^\{\{[^}]*\}\}/, 'https://s.example') ?? 'https://x.example',
    ).searchParams;
    for (const reserved of ['client_id', 'redirect_uri', 'state', 'code_challenge', 'client_secret'])
      if (query.has(reserved) || settings.loginParams.some((/** @type {string[]} */ [one]) => one === reserved))
        throw new Error(reserved);
  });
}

/** @param {import('./modules.js').Modules} modules */
function fieldValues({ fieldValuesFor, publicValues, OAuthConnectError }) {
  const name = fc.constantFrom('server', 'key', 'constructor', 'toString', 'a');
  const field = fc.record({ name, type: fc.constantFrom('text', 'url', 'email', 'password'), required: fc.boolean() });
  const fields = fc.uniqueArray(field, { maxLength: 3, selector: (one) => one.name });
  const given = fc.dictionary(name, fc.oneof(hostileText, address), { maxKeys: 2 });
  return fc.property(fields, given, (some, values) => {
    const all = some.map((one) => ({
      label: 'x',
      default: '',
      placeholder: '',
      pattern: '',
      help: '',
      options: [],
      hosts: [],
      ...one,
    }));
    try {
      const found = fieldValuesFor({ fields: all, page: { loopback: false } }, values);
      if (Object.keys(found).length !== all.length) throw new Error('another number of values');
      for (const [key, value] of Object.entries(found)) {
        if (typeof value !== 'string') throw new Error(`${key} is a ${typeof value}`);
        if (all.find((one) => one.name === key)?.type === 'url' && value && new URL(value).protocol !== 'https:')
          throw new Error(value);
      }
      const shown = publicValues(all, found);
      for (const { name: key, type } of all)
        if (Object.hasOwn(shown, key) === (type === 'password')) throw new Error(`${key} is shown`);
    } catch (error) {
      // Nothing that is inherited is taken for a value.
      const isOptional = !all.some(({ required }) => required) && !Object.keys(values).length;
      if (isOptional || !(error instanceof OAuthConnectError)) throw error;
    }
  });
}

/** Letters in their thousands: what takes longer than it should makes a page stand still. @param {import('./modules.js').Modules} modules */
function longTexts({ readCookies, parseUrlTemplate, plainText, readScope, parseTemplate }) {
  const page = { href: 'https://app.example/', origin: 'https://app.example', loopback: false };
  const inPath = parseUrlTemplate('https://api.example/{{a}}', 'test-url', page);
  /** @type {Record<string, (text: string) => unknown>} */
  const readers = {
    readCookies: (text) => readCookies({ headers: new Map([['cookie', `a=b${text}c`]]) }),
    'a value in a path': (text) => inPath.expand([{ a: text }], 'test'),
    plainText,
    readScope,
    parseTemplate: (text) => parseTemplate(text, 'x'),
  };
  const pump = fc.constantFrom(' ', '25', '%25', '.', '/', 'a', "'", '{{', ';', '\u202e', '%2e');
  return fc.property(fc.constantFrom(...Object.keys(readers)), pump, (name, piece) => {
    const text = `${piece === '25' ? '%' : ''}${piece.repeat(32_000 / piece.length)}!`;
    const before = process.cpuUsage();
    try {
      readers[name]?.(text);
    } catch {
      // Refused, and that soon.
    }
    const { user } = process.cpuUsage(before);
    if (user > 250_000) throw new Error(`${name} takes ${Math.round(user / 1000)} ms`);
  });
}

/** @param {import('./modules.js').Modules} modules @returns {import('./fuzz.js').Property[]} */
export const configurations = (modules) => [
  { name: 'attributes', share: 40, property: attributes(modules) },
  { name: 'field values', share: 30, property: fieldValues(modules) },
  { name: 'long texts', share: 5, property: longTexts(modules) },
];
