// @ts-check
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { after, afterEach, before, test } from 'node:test';
import { describe as addSentence } from '../../dist/module/errors/describe-error.js';
import { refreshTokens, RenewalRefusedError } from '../../dist/module/protocol/refresh-request.js';
import { redeemCode } from '../../dist/module/protocol/token-request.js';
import { revokeTokens } from '../../dist/module/protocol/revocation-request.js';

/** Answers that begin and don't end: what a stub of fetch() can't be trusted to play. */

const half = '{"access_token":"access-s3cret","token_';
/** @type {string[]} */
const asked = [];
const server = createServer((request, response) => {
  asked.push(request.url ?? '');
  if (request.url === '/moved') return void response.writeHead(307, { location: '/elsewhere' }).end();
  response.writeHead(200, { 'content-type': 'application/json' });
  response.write(half, () => {
    if (request.url === '/cut') request.socket.destroy();
    // An answer that never ends, and is larger than anything.
    const more = () => void (request.socket.destroyed || response.write('x'.repeat(65_536), more));
    if (request.url === '/endless') more();
  });
});
server.on('error', () => undefined);
/** @type {string} */
let origin;

before(async () => {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  origin = `http://127.0.0.1:${/** @type {import('node:net').AddressInfo} */ (server.address()).port}`;
});
after(() => (server.closeAllConnections(), server.close()));

const { timeout } = AbortSignal;
afterEach(() => void (AbortSignal.timeout = timeout));

const client = { id: 'client', secret: undefined };
const previous = { accessToken: 'a', refreshToken: 'refresh-s3cret', scope: [], expiresAt: null, response: {} };
const grants = {
  redeem: (/** @type {URL} */ tokenUrl) =>
    redeemCode({ tokenUrl, client, code: 'code-s3cret', verifier: 'v', redirectUrl: 'r', scope: '' }),
  refresh: (/** @type {URL} */ tokenUrl) => refreshTokens({ tokenUrl, client, previous }),
  revoke: (/** @type {URL} */ revokeUrl) => revokeTokens({ revokeUrl, client, method: 'POST', tokens: previous }),
};

/** @type {[path: string, codes: Record<keyof typeof grants, string>][]} */
const faults = [
  ['/cut', { redeem: 'network_error', refresh: 'refresh_failed', revoke: 'network_error' }],
  ['/hangs', { redeem: 'network_error', refresh: 'refresh_failed', revoke: 'network_error' }],
  ['/endless', { redeem: 'token_request_failed', refresh: 'refresh_failed', revoke: 'revoke_failed' }],
  ['/moved', { redeem: 'redirect_refused', refresh: 'refresh_failed', revoke: 'redirect_refused' }],
];

for (const [path, codes] of faults)
  for (const [name, grant] of Object.entries(grants))
    test(`${name} at ${path} ends with ${codes[/** @type {keyof typeof grants} */ (name)]}`, async () => {
      AbortSignal.timeout = () => timeout.call(AbortSignal, path === '/hangs' ? 300 : 10_000);
      const error = await grant(new URL(path, origin)).then(
        () => assert.fail('it should have been an error'),
        (/** @type {any} */ error) => (addSentence(error), error),
      );
      assert.equal(error.code, codes[/** @type {keyof typeof grants} */ (name)]);
      assert.doesNotMatch(JSON.stringify(error) + String(error.stack) + String(error.cause), /s3cret/);
      assert.ok(!(error instanceof RenewalRefusedError));
      assert.ok(!asked.includes('/elsewhere'));
    });
