// @ts-check
import { EmbeddedJWK, calculateJwkThumbprint, jwtVerify } from 'jose';
import { createHash, randomBytes } from 'node:crypto';

/** Seconds that a proof may be old, or ahead (RFC 9449 §11.1). */
const WINDOW = 300;

/**
 * Checks DPoP proofs on API calls as RFC 9449 §4.3 says. The API gives nonces of its own, and takes those of the token
 * endpoint too: many clients keep one for each origin (oauth4webapi does), and would have to send each request twice
 * where two parts of one origin don't know of each other's.
 *
 * @param {{ state: import('./state.js').State }} parts
 */
export function createProofChecker({ state }) {
  const fresh = () => randomBytes(16).toString('base64url');
  let own = fresh();
  /** @type {Map<string, number>} nonces of the token endpoint, and until when they are good */
  const others = new Map();
  /** @type {Set<unknown>} */
  const seen = new Set();
  const isGood = (/** @type {unknown} */ nonce) => nonce === own || (others.get(String(nonce)) ?? 0) > Date.now();

  return {
    get nonce() {
      return own;
    },
    /** @param {string} nonce */
    acceptNonce: (nonce) => void others.set(nonce, Date.now() + WINDOW * 1000),
    renewNonce: () => {
      own = fresh();
      others.clear();
    },
    /**
     * @param {object} request
     * @param {string} request.proof
     * @param {string} request.method
     * @param {string} request.url without query
     * @param {string} request.token
     * @param {string} request.jkt thumbprint of the key that the token is bound to
     * @returns {Promise<'' | 'invalid_dpop_proof' | 'use_dpop_nonce'>} empty when all is well
     */
    check: async ({ proof, method, url, token, jkt }) => {
      try {
        const options = { typ: 'dpop+jwt', algorithms: ['ES256', 'EdDSA', 'Ed25519'] };
        const { payload, protectedHeader } = await jwtVerify(proof, EmbeddedJWK, options);
        const { htm, htu, ath, jti, iat = 0 } = payload;
        const fits =
          htm === method &&
          htu === url &&
          ath === createHash('sha256').update(token).digest('base64url') &&
          typeof jti === 'string' &&
          Math.abs(Date.now() / 1000 - iat) < WINDOW &&
          jkt === (await calculateJwkThumbprint(/** @type {any} */ (protectedHeader.jwk)));
        if (!fits || seen.has(jti)) return 'invalid_dpop_proof';
        seen.add(jti);
        return state.dpopNonces && !isGood(payload['nonce']) ? 'use_dpop_nonce' : '';
      } catch {
        return 'invalid_dpop_proof';
      }
    },
  };
}

/** @typedef {ReturnType<typeof createProofChecker>} ProofChecker */
