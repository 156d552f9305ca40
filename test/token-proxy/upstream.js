// @ts-check
import { once } from 'node:events';
import { createServer } from 'node:http';

/** A provider's server side for the tests of the token proxy: it keeps all that it gets, and answers as it is told to. */

export const secret = 'top s3cret/+&= value';
export const clientId = 'client-1';
export const page = 'https://app.example';
export const redirectUrl = 'https://app.example/oauth-callback.html';
export const verifier = 'v'.repeat(43);

/**
 * @typedef {object} Received
 * @property {string} method
 * @property {string} path
 * @property {import('node:http').IncomingHttpHeaders} headers
 * @property {string} body
 * @property {URLSearchParams} form
 */

/** @typedef {(request: Received, response: import('node:http').ServerResponse) => void} Play */

export const tokens = {
  access_token: 'access-1',
  token_type: 'bearer',
  expires_in: 3600,
  refresh_token: 'refresh-1',
  scope: 'read',
  instance_url: 'https://eu.example',
};

/** @param {unknown} body @param {number} [status] @returns {Play} */
export const json =
  (body, status = 200) =>
  (_request, response) =>
    void response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));

export async function startUpstream() {
  /** @type {Received[]} */
  const received = [];
  const state = { play: json(tokens) };
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    const { method = '', url: path = '', headers } = request;
    const entry = { method, path, headers, body, form: new URLSearchParams(body) };
    received.push(entry);
    state.play(entry, response);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  return {
    origin: `http://127.0.0.1:${port}`,
    received,
    /** @param {Play} play what it answers from now on */
    answer: (play) => void (state.play = play),
    reset: () => {
      received.length = 0;
      state.play = json(tokens);
    },
    close: () => (server.closeAllConnections(), server.close()),
  };
}

/** @param {{ origin: string }} upstream @param {object} [more] */
export const provider = ({ origin }, more = {}) => ({
  tokenUrl: `${origin}/token`,
  revokeUrl: `${origin}/revoke`,
  clientId,
  clientSecret: secret,
  redirectUrls: [redirectUrl],
  ...more,
});

export const code = {
  grant_type: 'authorization_code',
  code: 'code-1',
  redirect_uri: redirectUrl,
  code_verifier: verifier,
  client_id: clientId,
};
export const refresh = { grant_type: 'refresh_token', refresh_token: 'refresh-1', client_id: clientId };

/**
 * A request as the element sends it.
 *
 * @param {string} path
 * @param {ConstructorParameters<typeof URLSearchParams>[0] | ReadableStream<Uint8Array>} body
 * @param {{ method?: string, headers?: Record<string, string | undefined> }} [options] a header that is `undefined` is left out
 */
export function request(path, body, { method = 'POST', headers = {} } = {}) {
  const all = { origin: page, 'content-type': 'application/x-www-form-urlencoded;charset=UTF-8', ...headers };
  const sent = Object.entries(all).filter(([, value]) => value !== undefined);
  return new Request(`https://app.example/oauth/${path}`, {
    method,
    headers: Object.fromEntries(/** @type {[string, string][]} */ (sent)),
    ...(method !== 'GET' &&
      method !== 'OPTIONS' && {
        body: body instanceof ReadableStream ? body : new URLSearchParams(body).toString(),
        duplex: 'half',
      }),
  });
}
