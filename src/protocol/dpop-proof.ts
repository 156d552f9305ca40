import { calculateThumbprint, generateKeyPair, generateProof } from 'dpop';

/** Tokens that are of no use without a key (RFC 9449). */

/** Proves the possession of a key, and remembers what servers want to see in a proof. */
export interface DpopProver {
  /** The key's thumbprint, for `dpop_jkt` in the authorization request (§10). */
  thumbprint(): Promise<string>;
  /** The `DPoP` header of a request, with the last nonce of its origin; with an access token, bound to it (§4.2). */
  prove(method: string, url: URL, accessToken?: string): Promise<string>;
  /** Keeps the nonce of an answer for its origin (§8.2, §9); returns whether it is another than before. */
  remember(url: URL, headers: Headers): boolean;
}

/** A key (ES256) that can be used and stored (`structuredClone`, IndexedDB), but not be read by anybody. */
export const createDpopKey = (): Promise<CryptoKeyPair> => generateKeyPair('ES256');

/** The prover of a key. */
export function dpopProver(key: CryptoKeyPair): DpopProver {
  const nonces = new Map<string, string>();
  return {
    thumbprint: () => calculateThumbprint(key.publicKey),
    // §4.2: "htu" has neither query nor fragment.
    prove: (method, { origin, pathname }, accessToken) =>
      generateProof(key, origin + pathname, method, nonces.get(origin), accessToken),
    remember({ origin }, headers) {
      const nonce = headers.get('dpop-nonce');
      if (!nonce || nonce === nonces.get(origin)) return false;
      nonces.set(origin, nonce);
      return true;
    },
  };
}

/**
 * Sends a request to an API with a DPoP token, once more where the server wants its nonce in the proof (§9).
 *
 * @param send - sends the request with these headers (`authorization`, `dpop`); called a second time only where the first
 *   answer was 401 with a new nonce
 * @param repeatable - whether it can be: a body that is a stream is gone after the first time
 * @returns the last answer, unread
 */
export async function sendWithProof(
  prover: DpopProver,
  accessToken: string,
  method: string,
  url: URL,
  send: (headers: { readonly authorization: string; readonly dpop: string }) => Promise<Response>,
  repeatable = true,
): Promise<Response> {
  for (let first = true; ; first = false) {
    const dpop = await prover.prove(method, url, accessToken);
    const response = await send({ authorization: `DPoP ${accessToken}`, dpop });
    const isNew = prover.remember(url, response.headers);
    // Servers often expose DPoP-Nonce by CORS and forget about WWW-Authenticate.
    const wanted = (response.headers.get('www-authenticate') ?? 'use_dpop_nonce').includes('use_dpop_nonce');
    if (!first || !repeatable || response.status !== 401 || !isNew || !wanted) return response;
    void response.body?.cancel();
  }
}
