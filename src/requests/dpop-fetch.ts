import { sendWithProof } from '../protocol/dpop-proof.js';
import { authorizationOf, type Grant } from './connection-record.js';
import { proverOf } from './dpop-key-store.js';
import { send } from './send.js';

/**
 * Sends a request whose token is bound to a key, with a proof that the key is here (RFC 9449 §7.1); where the server wants
 * its nonce in it, and the body can be sent again, once more (§9).
 *
 * @throws as `send()`
 */
export const sendProven: (grant: Grant, ...rest: Parameters<typeof send>) => Promise<Response> = async (
  grant,
  url,
  init,
  ...rest
) => {
  const { accessToken, jkt = '' } = grant.tokens;
  const headers = new Headers(init.headers);
  const prover = await proverOf(jkt);
  // A caller's own header, or a parameter that holds the token elsewhere, is no business of ours.
  if (!prover || headers.get('authorization') !== authorizationOf(grant)) return send(url, init, ...rest);
  const { method = 'GET', body } = init;
  return sendWithProof(
    prover,
    accessToken,
    method,
    url,
    (proof) => {
      for (const [name, value] of Object.entries(proof)) headers.set(name, value);
      return send(url, { ...init, headers }, ...rest);
    },
    !(body instanceof ReadableStream),
  );
};
