import { calculateThumbprint, generateKeyPair, generateProof } from 'dpop';
import { findChallenge } from './challenges.js';
import { fetchText, type FormRequest, type Purpose, type TextResponse } from './http.js';

/** Tokens that are of no use without a key (RFC 9449). */

/** Proves the possession of a key, and remembers what servers want to see in a proof. */
export interface DpopProver {
  /** The key's thumbprint, for `dpop_jkt` in the authorization request (§10). */
  thumbprint(): Promise<string>;
  /** The `DPoP` header of a request, with the last nonce of its origin; with an access token, bound to it (§4.2). */
  prove(method: string, url: URL, accessToken?: string): Promise<string>;
  /** Keeps the nonce of an answer for its origin (§8.2, §9); returns whether it is another than before. */
  remember(url: URL, headers: Headers): boolean;
  /**
   * Sends a form to an authorization server with a proof (§5); once more where the server wants its nonce in it, as nothing
   * is spent by then (§8).
   *
   * @throws as `fetchText()` of http.ts
   */
  readonly fetchText: (url: URL, form: FormRequest, purpose: Purpose, signal?: AbortSignal) => Promise<TextResponse>;
}

/** A key (ES256) that can be used and stored (`structuredClone`, IndexedDB), but not be read by anybody. */
export const createDpopKey = (): Promise<CryptoKeyPair> => generateKeyPair('ES256');

/** The prover of a key. */
export function dpopProver(key: CryptoKeyPair): DpopProver {
  const nonces = new Map<string, string>();
  const prover: DpopProver = {
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
    async fetchText(url, { headers, ...form }, purpose, signal) {
      for (let isFirst = true; ; isFirst = false) {
        const proof = { dpop: await prover.prove(form.method, url) };
        const answer = await fetchText(url, { ...form, headers: { ...headers, ...proof } }, purpose, signal);
        const wantsNonce = prover.remember(url, answer.headers) && answer.text.includes('"use_dpop_nonce"');
        if (!(isFirst && wantsNonce)) return answer;
      }
    },
  };
  return prover;
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
    const header = response.headers.get('www-authenticate');
    const wanted = header === null || findChallenge(header, 'use_dpop_nonce');
    if (!first || !repeatable || response.status !== 401 || !isNew || !wanted) return response;
    void response.body?.cancel();
  }
}
