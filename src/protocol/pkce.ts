import { randomOctets } from '../platform/taken-at-load.js';
import { base64url, digest } from './base64url.js';

/** Proof Key for Code Exchange (RFC 7636): a code is worth nothing to whoever did not ask for it. */
export interface Pkce {
  /** Stays here until the code is redeemed. */
  readonly verifier: string;
  /** Goes into the authorization request as `code_challenge`. */
  readonly challenge: string;
}

/** The `code_challenge_method`, always: `plain` would show the verifier (RFC 7636 §7.2). */
export const challengeMethod = 'S256';

/** The S256 challenge of a verifier (RFC 7636 §4.2). */
export const challengeOf = (verifier: string): Promise<string> => digest(verifier);

/** A fresh pair, for one attempt only (RFC 9700 §2.1.1). */
export async function createPkce(): Promise<Pkce> {
  // 32 random octets, as RFC 7636 §4.1 recommends.
  const verifier = base64url(randomOctets(32));
  return { verifier, challenge: await challengeOf(verifier) };
}
