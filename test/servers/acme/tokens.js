// @ts-check
import { randomBytes } from 'node:crypto';

/**
 * @typedef {import('./accounts.js').Account} Account
 * @typedef {{ account: Account, clientId: string, scope: string, expiresAt: number }} Grant
 */

/** Seconds a token lives where the behaviour `expires_in` says nothing usable. */
export const LIFETIME = 3600;

/** The access tokens that are out in the world, in memory. */
export function createTokens() {
  /** @type {Map<string, Grant>} */
  const grants = new Map();
  return {
    /**
     * @param {Omit<Grant, 'expiresAt'>} grant
     * @param {number} seconds how long the token is good for
     * @returns {string} 256 random bits
     */
    issue(grant, seconds) {
      const token = randomBytes(32).toString('base64url');
      grants.set(token, { ...grant, expiresAt: Date.now() + seconds * 1000 });
      return token;
    },
    /**
     * @param {string} token
     * @returns {Grant | undefined} nothing for a token that is unknown, expired or revoked
     */
    find(token) {
      const grant = grants.get(token);
      return grant && grant.expiresAt > Date.now() ? grant : undefined;
    },
    /** @param {string} token */
    revoke: (token) => grants.delete(token),
  };
}

/** @typedef {ReturnType<typeof createTokens>} Tokens */
