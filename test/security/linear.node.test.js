// @ts-check
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { importSource } from '../../scripts/source.js';
import { assertLinear, slowest } from './linear.js';
import { findRegularExpressions, hostileTexts } from './regular-expressions.js';

/** Work on foreign text is linear: no server, page or visitor can make this page, or the token proxy, stand still. */

const found = findRegularExpressions();

/** Made of texts of the author's or of ours while the program runs, and never of foreign ones. */
const ownTexts = [
  // Names of a preset's fields, over the options of an author.
  'src/presets/apply-preset.ts',
  // With a mark of its own, which is random.
  'src/token-proxy/large-integers.ts',
  // Of constants.
  'src/settings/allowed-urls-option.ts',
  // The `pattern` of an author's field, as in HTML; it is made with one flag or the other.
  'src/settings/login-fields.ts',
  'src/settings/login-fields.ts',
];

test('there are regular expressions, and none is made of a foreign text while the program runs', () => {
  assert.ok(found.length > 50);
  const made = found.filter(({ pattern }) => !pattern).map(({ where }) => where.replace(/:\d+$/, ''));
  assert.deepEqual(
    made.filter((file) => !ownTexts.includes(file)),
    [],
  );
});

for (const { where, pattern } of found)
  if (pattern)
    test(`${where} ${pattern} is linear`, () => {
      /** @param {(length: number) => string} text @param {number} length */
      const work = (text, length) => {
        pattern.lastIndex = 0;
        return pattern.sticky || !pattern.global ? pattern.exec(text(length)) : text(length).replace(pattern, '');
      };
      for (const text of slowest(hostileTexts(pattern), work))
        assertLinear(String(pattern), (size) => work(text, size));
    });

const [
  errors,
  serverError,
  tokenSet,
  tokenResponse,
  authorizationResponse,
  metadata,
  idToken,
  template,
  urlTemplate,
  http,
  cookies,
  parameters,
  upstreamAnswer,
  allowed,
  relayMessages,
  challenges,
] = await importSource([
  'errors/oauth-connect-error',
  'protocol/server-error',
  'protocol/token-set',
  'protocol/token-response',
  'protocol/authorization-response',
  'protocol/provider-metadata',
  'protocol/id-token',
  'settings/template',
  'settings/url-template',
  'protocol/http',
  'token-proxy/cookies',
  'token-proxy/parameters',
  'token-proxy/upstream-answer',
  'requests/allowed-urls',
  'transport/relay-messages',
  'protocol/challenges',
]);

const page = { href: 'https://app.example/', origin: 'https://app.example', loopback: false };
/** @param {unknown} value */
const json = (value) => ({
  status: 200,
  headers: new Headers(),
  text: JSON.stringify(value),
  contentType: '',
  proofs: ['s3cret-s3cret'],
});
/** @param {() => unknown} work */
const quietly = (work) => {
  try {
    return work();
  } catch {
    return undefined;
  }
};
const inPath = urlTemplate.parseUrlTemplate('https://api.example/v1/{{a}}/x?q={{a}}', 'test-url', page);
const asBase = urlTemplate.parseUrlTemplate('{{a}}/x', 'test-url', page);
const asHost = urlTemplate.parseUrlTemplate('https://{{a}}.api.example/x', 'test-url', page);
const prefix = urlTemplate.parseUrlTemplate('https://api.example/v1', 'allowed-urls', page, 'prefix');
const tokens = { accessToken: 'secret-secret', scope: [], expiresAt: null, response: {} };
const context = { fieldValues: {}, clientId: 'c', tokens };
/** @param {string} text */
const base64 = (text) => Buffer.from(text).toString('base64url');

/** What reads foreign text, each as the program calls it. @type {Record<string, (text: string) => unknown>} */
const decoders = {
  plainText: errors.plainText,
  readErrorCode: (text) => serverError.readErrorCode(text, ['secret-secret']),
  readErrorDescription: (text) => serverError.readErrorDescription(text, ['secret-secret']),
  readScope: tokenSet.readScope,
  parseChallenges: challenges.parseChallenges,
  'parseChallenges, of a parameter': (text) => challenges.parseChallenges(`Bearer a="${text}`),
  readExpiry: (text) => tokenSet.readExpiry(text, 0),
  withoutSecrets: (text) => tokenSet.withoutSecrets({ [text]: [text] }, ['secret-secret']),
  retryAfterSeconds: http.retryAfterSeconds,
  parseObject: http.parseObject,
  readTokenResponse: (text) =>
    tokenResponse.readTokenResponse(json({ error: text, error_description: text }), 'Bearer', 'token', ['s']),
  'readTokenResponse, of a form': (text) =>
    tokenResponse.readTokenResponse(
      { status: 400, headers: new Headers({ 'content-type': 'text/plain' }), text: `error=${text}` },
      'Bearer',
      'token',
    ),
  tokensOf: (text) =>
    tokenSet.tokensOf({ access_token: text, refresh_token: text, scope: text, more: text }, '', 0, [text]),
  validateResponse: (text) =>
    authorizationResponse.validateResponse(`${text}&state=x`, { state: 'x', responseType: 'token', providerName: '' }),
  readMetadata: (text) => metadata.readMetadata?.({ issuer: text, authorization_endpoint: text }, text),
  checkIdToken: (text) =>
    idToken.checkIdToken(
      { idToken: `${base64('{"alg":"RS256"}')}.${base64(`{"sub":${JSON.stringify(text)}}`)}.${base64(text)}` },
      { issuer: { issuer: 'x' }, clientId: 'c' },
      () => true,
      'token',
    ),
  parseTemplate: (text) => template.parseTemplate(text, 'x'),
  'parseTemplate, within braces': (text) => template.parseTemplate(`{{${text}}}`, 'x'),
  find: (text) => template.find(['a', 'b'], [{ a: { b: text } }]),
  fitsHeader: template.fitsHeader,
  'a value in a path': (text) => inPath.expand([{ a: text }], 'test'),
  'a value as a base': (text) => asBase.expand([{ a: `https://x.example/${text}` }], 'test'),
  'a value in a host': (text) => asHost.expand([{ a: text }], 'test'),
  parseUrlTemplate: (text) => urlTemplate.parseUrlTemplate(text, 'test-url', page),
  'an address for the allow-list': (text) =>
    allowed.allowedUrl(`https://api.example/v1/${text}`, { allowedUrls: [prefix] }, context),
  readCookies: (text) => cookies.readCookies({ headers: new Map([['cookie', text]]) }),
  readForm: parameters.readForm,
  'readTokens of the token proxy': (text) =>
    upstreamAnswer.readTokens(json({ access_token: text, [text]: text }), [text]),
  'an error for the token proxy': (text) =>
    upstreamAnswer.readTokens(json({ error: text, error_description: text }), ['code-1']),
  ...Object.fromEntries(
    Object.entries(relayMessages)
      .filter(([, value]) => typeof value === 'function')
      .map(([name, read]) => [`${name}() of the relay`, read]),
  ),
};

const pumps = [
  ' ',
  'a',
  '.',
  '/',
  '../',
  '%',
  '%25',
  '%2e',
  '%252e',
  '\\',
  ';',
  '=',
  '&',
  ',',
  "'",
  '{{',
  '}}',
  '{{a}}',
  '??',
  '"',
  '\u0000',
  '\u202e',
  '\ud800',
  'é',
  '0',
  '[',
  '{"a":',
  '&a=',
  '@',
  ':',
];
const texts = pumps.flatMap((pump) =>
  ['', '!'].map((end) => (/** @type {number} */ length) => pump.repeat(Math.ceil(length / pump.length)) + end),
);
for (const [name, read] of Object.entries(decoders))
  test(`${name} is linear`, () => {
    /** @param {(length: number) => string} text @param {number} length */
    const work = (text, length) => quietly(() => read(text(length)));
    for (const text of slowest(texts, work))
      assertLinear(`${name} of ${JSON.stringify(text(12))}`, (size) => work(text, size));
  });
