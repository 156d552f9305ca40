// @ts-check
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createTokenProxy } from '../../dist/module/token-proxy/index.js';

/** Wrong options are found when the proxy is made, each by its name; no message repeats a secret. */

const secret = 'do-not-repeat-me';
const key = 'a'.repeat(42) + 'A';
const acme = {
  tokenUrl: 'https://acme.example/token',
  clientId: 'abc',
  clientSecret: secret,
  redirectUrls: ['https://app.example/oauth-callback.html'],
};
const good = { providers: { acme }, allowedOrigins: ['https://app.example'] };

/** @param {object} change */
const withProvider = (change) => ({ ...good, providers: { acme: { ...acme, ...change } } });
const { privateKey: _, ...publicJwk } = { privateKey: 1, kty: 'EC', crv: 'P-256', x: secret, y: secret };

/** @type {[option: string, options: any, words?: RegExp][]} */
const faults = [
  ['options', undefined],
  ['options', []],
  ['allowedOrigin', { ...good, allowedOrigin: 'https://app.example' }, /not known/],
  ['providers', { ...good, providers: {} }],
  ['providers', { ...good, providers: [acme] }],
  ['providers', { ...good, providers: { 'a/b': acme } }, /letters, digits/],
  ['providers.acme', { ...good, providers: { acme: secret } }],
  ['allowedOrigins', { ...good, allowedOrigins: undefined }],
  ['allowedOrigins', { ...good, allowedOrigins: [] }],
  ['allowedOrigins', { ...good, allowedOrigins: '*' }],
  ['allowedOrigins', { ...good, allowedOrigins: ['*'] }],
  ['allowedOrigins', { ...good, allowedOrigins: ['null'] }],
  ['allowedOrigins', { ...good, allowedOrigins: ['https://*.example'] }, /./],
  ['allowedOrigins', { ...good, allowedOrigins: ['https://app.example/'] }, /https:\/\/app\.example/],
  ['allowedOrigins', { ...good, allowedOrigins: ['https://app.example:443'] }],
  ['allowedOrigins', { ...good, allowedOrigins: ['http://app.example'] }, /https:/],
  ['authorize', { ...good, authorize: true }],
  ['log', { ...good, log: console }],
  ['limits', { ...good, limits: 5 }],
  ['limits.bodySize', { ...good, limits: { bodySize: 0 } }],
  ['limits.bodyTime', { ...good, limits: { bodyTime: '5' } }],
  ['limits.upstreamTime', { ...good, limits: { upstreamTime: NaN } }],
  ['limits.size', { ...good, limits: { size: 1 } }],
  ['providers.acme.secret', withProvider({ secret }), /not known/],
  ['providers.acme.provider', withProvider({ provider: 'nobody' }), /github/],
  ['providers.acme.tokenUrl', withProvider({ tokenUrl: undefined }), /whole URL/],
  ['providers.acme.tokenUrl', withProvider({ provider: 'gitlab', tokenUrl: undefined }), /whole URL/],
  ['providers.acme.tokenUrl', withProvider({ tokenUrl: '/token' })],
  ['providers.acme.tokenUrl', withProvider({ tokenUrl: 'http://acme.example/token' }), /loopback/],
  ['providers.acme.tokenUrl', withProvider({ tokenUrl: 'http://localhost.evil.example/token' })],
  ['providers.acme.tokenUrl', withProvider({ tokenUrl: `https://me:${secret}@acme.example/` }), /user name/],
  ['providers.acme.tokenUrl', withProvider({ tokenUrl: 'https://acme.example/token#x' }), /fragment/],
  ['providers.acme.tokenUrl', withProvider({ tokenUrl: 'file:///etc/passwd' })],
  ['providers.acme.revokeUrl', withProvider({ revokeUrl: 'http://acme.example' })],
  ['providers.acme.refreshUrl', withProvider({ refreshUrl: 5 })],
  ['providers.acme.clientId', withProvider({ clientId: '' })],
  ['providers.acme.clientSecret', withProvider({ clientSecret: undefined }), /environment variable/],
  ['providers.acme.clientSecret', withProvider({ clientSecret: '' })],
  ['providers.acme.clientSecret', withProvider({ clientSecret: `${secret}\n` })],
  ['providers.acme.authentication', withProvider({ authentication: 'none' }), /private_key_jwt/],
  ['providers.acme.privateKey', withProvider({ authentication: 'private_key_jwt', clientSecret: undefined }), /JWK/],
  [
    'providers.acme.privateKey',
    withProvider({ authentication: 'private_key_jwt', clientSecret: undefined, privateKey: publicJwk }),
  ],
  ['providers.acme.privateKey', withProvider({ privateKey: publicJwk })],
  [
    'providers.acme.clientSecret',
    withProvider({ authentication: 'private_key_jwt', privateKey: publicJwk }),
    /beside privateKey/,
  ],
  ['providers.acme.redirectUrls', withProvider({ redirectUrls: [] })],
  ['providers.acme.redirectUrls', withProvider({ redirectUrls: 'https://app.example/' })],
  ['providers.acme.redirectUrls', withProvider({ redirectUrls: ['/oauth-callback.html'] })],
  ['providers.acme.redirectUrls', withProvider({ redirectUrls: ['http://app.example/'] })],
  ['providers.acme.bodyFormat', withProvider({ bodyFormat: 'xml' })],
  ['keepRefreshTokens', { ...good, keepRefreshTokens: true }],
  ['keepRefreshTokens.keys', { ...good, keepRefreshTokens: { keys: [] } }],
  ['keepRefreshTokens.keys', { ...good, keepRefreshTokens: { keys: [secret] } }, /32 random bytes/],
  ['keepRefreshTokens.maxAge', { ...good, keepRefreshTokens: { keys: [key], maxAge: -1 } }],
  ['keepRefreshTokens.key', { ...good, keepRefreshTokens: { key } }],
];

for (const [option, options, words = /./] of faults)
  test(`${option} is named: ${JSON.stringify(options)?.replace(JSON.stringify(good).slice(1, -1), '…')}`, () => {
    assert.throws(
      () => createTokenProxy(options),
      (/** @type {Error} */ error) => {
        assert.equal(error.constructor, TypeError);
        assert.ok(error.message.startsWith(`createTokenProxy: ${option} `), error.message);
        assert.match(error.message, words);
        assert.equal(error.message.includes(secret) || String(error.stack).includes(secret), false);
        return true;
      },
    );
  });

test('good options make a proxy, with a loopback http: provider and page too', () => {
  assert.doesNotThrow(() => createTokenProxy({ ...good, keepRefreshTokens: { keys: [key, key], maxAge: 60 } }));
  assert.doesNotThrow(() =>
    createTokenProxy({
      providers: {
        acme: {
          ...acme,
          tokenUrl: 'http://[::1]:4000/token',
          redirectUrls: ['http://localhost:4000/oauth-callback.html'],
        },
      },
      allowedOrigins: ['http://127.0.0.1:4000'],
    }),
  );
});
