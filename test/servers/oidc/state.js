// @ts-check

const HOUR = 3600;

/**
 * How this server behaves at the moment. Only `/control` changes it.
 *
 * @param {number} [accessTokenLifetime] seconds
 */
export function createState(accessTokenLifetime = HOUR) {
  /** @type {Map<string, number>} */
  const lifetimes = new Map();
  const state = {
    /** Whether a DPoP proof has to hold a nonce of ours (RFC 9449 §8). */
    dpopNonces: true,
    /** `Cross-Origin-Opener-Policy` of the pages, of the redirect before them, or of both; empty for none. */
    coop: { value: '', on: 'pages' },
    /**
     * Members to put into each answer at the redirect URL, and claims to put into each ID token; null takes one out.
     *
     * @type {{ answer: Record<string, unknown>, idToken: Record<string, unknown>, foreignKey: boolean }}
     */
    rewrite: { answer: {}, idToken: {}, foreignKey: false },
    /** @type {string | undefined} ID of the account of a visitor who says yes without being asked, see willing-visitor.js */
    visitor: undefined,
    /** @type {Set<string>} IDs of accounts that count as having agreed to everything */
    allowedAccounts: new Set(),
    /** @param {string} clientId */
    lifetimeOf: (clientId) => lifetimes.get(clientId) ?? lifetimes.get('*') ?? accessTokenLifetime,
    /** @type {(seconds: number, clientId?: string) => void} */
    setLifetime: (seconds, clientId = '*') => void lifetimes.set(clientId, seconds),
    /** @param {'pages' | 'redirect'} where */
    coopOn: (where) => ([where, 'both'].includes(state.coop.on) ? state.coop.value : ''),
    reset: () => {
      lifetimes.clear();
      state.allowedAccounts.clear();
      state.visitor = undefined;
      state.dpopNonces = true;
      state.coop = { value: '', on: 'pages' };
      state.rewrite = { answer: {}, idToken: {}, foreignKey: false };
    },
  };
  return state;
}

/** @typedef {ReturnType<typeof createState>} State */
