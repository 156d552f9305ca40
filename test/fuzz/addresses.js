// @ts-check
import fc from 'fast-check';

/** Templates, and where a request may go: against models of how servers read a path. */

/** What paths are attacked with. */
const hostilePiece = fc.constantFrom(
  ...[
    '..',
    '.',
    '/',
    '\\',
    '%2e',
    '%2E',
    '%2f',
    '%5c',
    '%25',
    '%252e',
    '%252f',
    '%3b',
    ';',
    ';x=1',
    '..;',
    'a',
    'v1',
    'x',
  ],
  ...[
    '?',
    '#',
    '@',
    ':',
    '&',
    '=',
    ' ',
    'é',
    '\u0000',
    '%00',
    '//',
    'xoc0cox',
    '{{w}}',
    '{{',
    '*',
    '\ud800',
    '\t',
    '\n',
    '~',
  ],
  ...[
    '..%2f',
    '%2e%2e',
    '/../',
    '\\..\\',
    '%252e%252e%252f',
    'admin',
    'evil.example',
    'https://evil.example/',
    '%',
    '+',
  ],
);
export const hostileText = fc.array(hostilePiece, { minLength: 1, maxLength: 5 }).map((pieces) => pieces.join(''));
const plainText = fc.stringMatching(/^[a-z\d][a-z\d_-]{0,8}$/);
const text = fc.oneof({ weight: 3, arbitrary: hostileText }, { weight: 1, arbitrary: plainText });

const page = { href: 'https://app.example/a/', origin: 'https://app.example', loopback: false, secure: true };

/** @param {string} path */
const decoded = (path) =>
  path.replace(/%([0-7][0-9a-fA-F])/g, (_all, hex) => String.fromCharCode(Number.parseInt(hex, 16)));

/** Removes dots as RFC 3986 §5.2.4 says. @param {readonly string[]} segments */
function walk(segments) {
  /** @type {string[]} */
  const walked = [];
  for (const segment of segments) {
    if (segment === '..') walked.pop();
    else if (segment !== '.') walked.push(segment);
  }
  return walked;
}

/** How servers read a path: how often they decode it, and what they take for a separator. */
const servers = [0, 1, 2].flatMap((times) =>
  [false, true].flatMap((backslashes) =>
    [false, true].flatMap((cutsParameters) =>
      [false, true].map((merges) => (/** @type {string} */ path) => {
        let read = path;
        for (let time = 0; time < times; time++) read = decoded(read);
        if (backslashes) read = read.replaceAll('\\', '/');
        let segments = read.split('/').slice(1);
        if (cutsParameters) segments = segments.map((segment) => segment.split(';')[0] ?? '');
        if (merges) segments = segments.filter((segment) => segment !== '');
        return walk(segments);
      }),
    ),
  ),
);

/** @param {readonly string[]} path @param {readonly string[]} prefix */
const beginsWith = (path, prefix) => prefix.every((segment, index) => path[index] === segment);

/** @param {() => any} work @returns {{ value?: any, code?: string }} */
export function outcomeOf(work) {
  try {
    return { value: work() };
  } catch (error) {
    const { code } = /** @type {{ code?: string }} */ (error);
    if (!code) throw error;
    return { code };
  }
}

const segment = fc.constantFrom('v1', 'api', 'a.b', 'A-z', '~u');
const hosts = ['api.example.com', 'eu.api.example.com', '*.apps.example.org'];

/** @param {import('./modules.js').Modules} modules */
function allowList({ readSettings, allowedUrl }) {
  const known = new Map();
  /** @param {string} allowed */
  const settingsFor = (allowed) => {
    if (!known.has(allowed))
      known.set(
        allowed,
        readSettings({ clientId: 'c', loginUrl: 'https://login.example/', allowedUrls: [allowed] }, page).settings,
      );
    return known.get(allowed);
  };
  const context = { fieldValues: {}, clientId: 'c', tokens: { accessToken: 'token', response: {} } };
  const place = fc.record({ host: fc.constantFrom(...hosts), path: fc.array(segment, { maxLength: 2 }) });
  const separator = fc.constantFrom('/', '\\', '%2f', '%5c', '%252F', '%255c', ';', ';/', '%3b/', '//');
  const dots = fc.constantFrom('..', '%2e%2e', '.%2E', '%252e%252e', '..;', '..%3b', '.', 'a');
  const climb = fc.tuple(separator, dots, separator).map((parts) => parts.join(''));
  const tail = fc
    .array(
      fc.oneof(
        { weight: 3, arbitrary: climb },
        { weight: 1, arbitrary: hostilePiece },
        { weight: 1, arbitrary: fc.constant('/') },
      ),
      { maxLength: 5 },
    )
    .map((pieces) => pieces.join(''));
  const start = fc.constantFrom(
    ...[
      'https://api.example.com',
      'https://eu.api.example.com',
      'https://a.apps.example.org',
      'https://apps.example.org',
    ],
    ...['https://api.example.com.evil.example', 'https://api.example.com@evil.example', 'https://evilapps.example.org'],
    ...[
      'http://api.example.com',
      'https://api.example.com:8443',
      'https://u@api.example.com',
      'https://a.b.apps.example.org',
    ],
    ...[
      'https://api.example.com:443',
      'https://evil.example\\@api.example.com',
      '//api.example.com',
      'https:api.example.com',
      '',
    ],
  );
  return fc.property(place, start, fc.boolean(), tail, ({ host, path }, begin, within, end) => {
    const prefixPath = path.map((one) => `/${one}`).join('');
    const settings = settingsFor(`https://${host}${prefixPath}`);
    const input = `${begin}${within ? prefixPath : ''}${end}`;
    const { value: url, code } = outcomeOf(() => allowedUrl(input, settings, context));
    if (!url) {
      if (code !== 'url_not_allowed') throw new Error(`${code}`);
      const isPlain = begin === `https://${host}` && within && /^(?:\/[a-z\d]+)*$/.test(end);
      if (isPlain) throw new Error('a plain address within the prefix is refused');
      return;
    }
    if (url.protocol !== 'https:' || url.port || url.username || url.password) throw new Error(`goes to ${url.href}`);
    const isHost = host.startsWith('*.')
      ? url.hostname.endsWith(host.slice(1)) && url.hostname !== host.slice(1)
      : url.hostname === host;
    if (!isHost) throw new Error(`goes to ${url.hostname}`);
    for (const read of servers)
      if (!beginsWith(read(url.pathname), read(prefixPath || '/').filter(Boolean)))
        throw new Error(`leaves: ${url.pathname}`);
  });
}

/** @param {import('./modules.js').Modules} modules */
function valuesInAddresses({ parseUrlTemplate }) {
  /** @param {string} source */
  const template = (source) => parseUrlTemplate(source, 'test-url', page);
  const inPath = template('https://api.example/v1/{{a}}/x{{b}}?q={{a}}&r=1');
  const inHost = template('https://{{a}}.api.example/x');
  const asBase = template('{{a}}/x');
  return fc.property(text, text, fc.constantFrom('path', 'host', 'base'), (a, b, where) => {
    const given = where === 'base' && !a.includes(':') ? `https://x.example/${a}` : a;
    const one = { path: inPath, host: inHost, base: asBase }[where];
    const { value: url, code } = outcomeOf(() => one.expand([{ a: given, b }], 'test'));
    if (!url) {
      if (code !== 'template_failed') throw new Error(`${code}`);
      if (where === 'path' && /^[\w-]+$/.test(a + b)) throw new Error('plain values are refused');
      return;
    }
    if (url.protocol !== 'https:' || url.hash || url.username || url.password || url.port) throw new Error(url.href);
    if (where === 'host' && url.host !== `${a.toLowerCase()}.api.example`) throw new Error(url.host);
    if (where === 'base' && url.host !== new URL(given).host) throw new Error(url.host);
    if (where === 'path') {
      if (url.host !== 'api.example') throw new Error(url.host);
      const segments = url.pathname.split('/');
      if (segments.length !== 4 || segments[1] !== 'v1') throw new Error(url.pathname);
      if (decodeURIComponent(segments[2] ?? '') !== a || decodeURIComponent(segments[3] ?? '') !== `x${b}`)
        throw new Error(url.pathname);
      if (url.searchParams.get('q') !== a || [...url.searchParams].length !== 2) throw new Error(url.search);
    }
    for (let path = url.pathname, time = 0; time < 6; time++, path = decoded(path))
      for (const part of path.split(/[/\\]/))
        if (/^\.\.?(?:;|$)/.test(part)) throw new Error(`climbs: ${url.pathname}`);
  });
}

const key = fc.constantFrom('a', 'b', '0', '1', '__proto__', 'constructor', 'toString', 'length', 'name');
const leaf = fc.oneof(
  hostileText,
  fc.integer(),
  fc.boolean(),
  fc.constant(null),
  fc.constant(''),
  fc.constant('{{b}}'),
);
const { tree } = fc.letrec((tie) => ({
  tree: fc.oneof(
    { maxDepth: 3 },
    leaf,
    fc.array(tie('tree'), { maxLength: 2 }),
    fc.dictionary(key, tie('tree'), { maxKeys: 3 }),
  ),
}));

/** @param {readonly string[]} path @param {unknown} scope */
function lookUp(path, scope) {
  let here = scope;
  for (const name of path) {
    if (here === null || typeof here !== 'object' || name === '__proto__') return undefined;
    const members = new Map(Object.entries(here));
    if (!members.has(name)) return undefined;
    here = members.get(name);
  }
  return ['number', 'boolean'].includes(typeof here) || (typeof here === 'string' && here) ? String(here) : undefined;
}

/** @param {import('./modules.js').Modules} modules */
function templates({ parseTemplate }) {
  const path = fc.array(key, { minLength: 1, maxLength: 3 });
  const written = fc.stringMatching(/^[^{}]{0,6}$/);
  // As an answer is: parsed, so that `__proto__` is a member.
  const scopes = fc.array(tree, { maxLength: 2 }).map((trees) => trees.map((one) => JSON.parse(JSON.stringify(one))));
  return fc.property(
    written,
    path,
    path,
    fc.option(fc.stringMatching(/^[^']{0,5}$/)),
    scopes,
    (before, one, other, last, values) => {
      const source = `${before}{{ ${one.join('.')} ?? ${other.join('.')}${last === null ? '' : ` ?? '${last}'`} }}`;
      const found = [one, other]
        .flatMap((way) => values.map((scope) => lookUp(way, scope)))
        .find((value) => value !== undefined);
      const expected = found ?? last ?? undefined;
      const { value, code } = outcomeOf(() => parseTemplate(source, 'test-url').expand(values, 'test'));
      if (expected === undefined ? code !== 'template_failed' : value !== before + expected)
        throw new Error(`${JSON.stringify(value ?? code)} in place of ${JSON.stringify(expected)}`);
    },
  );
}

/** @param {import('./modules.js').Modules} modules @returns {import('./fuzz.js').Property[]} */
export const addresses = (modules) => [
  { name: 'allow-list', share: 300, property: allowList(modules) },
  { name: 'values in addresses', share: 180, property: valuesInAddresses(modules) },
  { name: 'templates', share: 100, property: templates(modules) },
];
