// @ts-check
import { EmbeddedJWK, calculateJwkThumbprint, jwtVerify } from 'jose';
import { createHash, randomBytes } from 'node:crypto';

/** Seconds that a proof may be old, or ahead (RFC 9449 §11.1). */
const WINDOW = 300;

/**
 * Checks DPoP proofs on API calls as RFC 9449 §4.3 says. The API has a nonce of its own, another than the token endpoint's:
 * §8.2 allows that, and clients have to keep them apart.
 *
 * @param {{ state: import('./state.js').State }} parts
 */
export function createProofChecker({ state }) {
  let nonce = randomBytes(16).toString('base64url');
  /** @type {Set<string>} */
  const seen = new Set();

  return {
    get nonce() {
      return nonce;
    },
    renewNonce: () => void (nonce = randomBytes(16).toString('base64url')),
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
        return state.dpopNonces && payload['nonce'] !== nonce ? 'use_dpop_nonce' : '';
      } catch {
        return 'invalid_dpop_proof';
      }
    },
  };
}

/** @typedef {ReturnType<typeof createProofChecker>} ProofChecker */
