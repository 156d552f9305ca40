import { failure } from '../errors/oauth-connect-error.js';
import { sendWithProof } from '../protocol/dpop-proof.js';
import { authorizationOf } from './connection-record.js';
import { proverOf } from './dpop-key-store.js';
import { isStream } from './kind-of.js';
import { send, type SendWithToken } from './send.js';

/**
 * Sends a request whose token is bound to a key, with a proof that the key is here (RFC 9449 §7.1); where the server wants
 * its nonce in it, and the body can be sent again, once more (§9).
 *
 * @throws `expired` where the key is gone: servers that are lax about it would take the token without a proof; else as
 *   `send()`
 */
export const sendDpop: SendWithToken = async (context, url, options) => {
  const { accessToken, jkt = '' } = context.tokens;
  const { init } = options;
  const headers = new Headers(init.headers);
  // The caller has set the header, or a parameter holds the token: nothing is to be proved here.
  if (headers.get('authorization') !== authorizationOf(context)) return send(url, options);
  const prover = await proverOf(jkt);
  if (!prover) throw failure('expired', options.step, 'keyGone', []);
  const { method = 'GET', body } = init;
  const isRepeatable = !isStream(body);
  const sendWithHeaders = (proof: Readonly<Record<string, string>>): Promise<Response> => {
    for (const [name, value] of Object.entries(proof)) headers.set(name, value);
    return send(url, { ...options, init: { ...init, headers } });
  };
  return sendWithProof(prover, accessToken, method, url, sendWithHeaders, isRepeatable);
};
