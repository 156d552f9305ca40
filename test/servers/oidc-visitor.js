/**
 * A visitor without a browser: follows Beacon's redirects with a cookie jar and sends its forms, for tests in Node.
 */
import { createHash, randomBytes } from 'node:crypto';

export const REDIRECT_URI = 'http://localhost:8000/oauth-callback.html';

/** @param {string} verifier */
export const challengeOf = (verifier) => createHash('sha256').update(verifier).digest('base64url');

export class Visitor {
  /** @type {Map<string, string>} */
  #cookies = new Map();
  /** @type {string[]} what was shown on the way: `login`, `consent` */
  pages = [];

  /** @param {string} origin */
  constructor(origin) {
    this.origin = origin;
  }

  /**
   * @param {string} url
   * @param {RequestInit} [init]
   */
  async #fetch(url, init = {}) {
    const Cookie = [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(url, { ...init, headers: { Cookie, ...init.headers }, redirect: 'manual' });
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (value) this.#cookies.set(name, value);
      else this.#cookies.delete(name);
    }
    return response;
  }

  /**
   * Goes from an authorization request to its answer.
   *
   * @param {Record<string, string>} parameters over those of a code request that is in order
   * @param {{ user?: string, decision?: 'allow' | 'deny' }} [choices]
   * @returns {Promise<{ answer: Record<string, string>, verifier: string, status: number, text: string }>} what the
   *   redirect URL gets, or (where there is no redirect) the status and the page
   */
  async authorize(parameters = {}, { user = 'ada', decision = 'allow' } = {}) {
    const verifier = randomBytes(32).toString('base64url');
    const url = new URL('/authorize', this.origin);
    const defaults = {
      ...{ client_id: 'code', response_type: 'code', redirect_uri: REDIRECT_URI, scope: 'openid profile email' },
      ...{ state: 's', nonce: 'n', code_challenge: challengeOf(verifier), code_challenge_method: 'S256' },
    };
    for (const [name, value] of Object.entries({ ...defaults, ...parameters })) {
      if (value) url.searchParams.set(name, value);
    }
    this.pages = [];
    let response = await this.#fetch(url.href);
    for (let step = 0; step < 12; step += 1) {
      const location = response.headers.get('location');
      if (location) {
        const next = new URL(location, this.origin);
        if (next.origin !== this.origin) {
          const answer = Object.fromEntries(new URLSearchParams(next.search.slice(1) || next.hash.slice(1)));
          return { answer, verifier, status: response.status, text: '' };
        }
        response = await this.#fetch(next.href);
        continue;
      }
      const text = await response.text();
      const [, action] = /action="([^"]+)"/.exec(text) ?? [];
      if (!action) return { answer: {}, verifier, status: response.status, text };
      const isLogin = action.endsWith('/login');
      this.pages.push(isLogin ? 'login' : 'consent');
      const fields = isLogin ? { username: user, password: 'demo' } : { decision };
      response = await this.#fetch(this.origin + action, { method: 'POST', body: new URLSearchParams(fields) });
    }
    throw new Error('Beacon goes round in circles.');
  }
}
