// @ts-check
import { randomBytes, timingSafeEqual } from 'node:crypto';

/**
 * @typedef {import('./accounts.js').Account} Account
 * @typedef {{ csrf: string, account?: Account, authorize?: Record<string, { info: { account: string } }> }} Session
 *   `authorize` is where oauth2orize keeps the sign-ins that wait for a decision
 * @typedef {import('express').Request & { session: Session, user?: Account }} SessionRequest
 */

const secret = () => randomBytes(24).toString('base64url');

/**
 * Login sessions, in memory, behind a cookie.
 *
 * @param {() => number} port cookies know no ports: without it in the name two providers on one host would log each
 *   other's visitors out
 */
export function createSessions(port) {
  /** @type {Map<string, Session>} */
  const sessions = new Map();
  const cookieName = () => `acme_session_${port()}`;

  /** @param {import('express').Request} req */
  const idOf = (req) => {
    const cookies = (req.headers.cookie ?? '').split(/;\s*/).map((cookie) => cookie.split('='));
    return cookies.find(([name]) => name === cookieName())?.[1] ?? '';
  };

  /**
   * @param {import('express').Response} res
   * @param {Session} session
   */
  const begin = (res, session) => {
    const id = secret();
    sessions.set(id, session);
    res.cookie(cookieName(), id, { httpOnly: true, sameSite: 'lax' });
    return session;
  };

  return {
    /** @type {import('./requests.js').Handler} */
    middleware(req, res, next) {
      const session = sessions.get(idOf(req)) ?? begin(res, { csrf: secret() });
      Object.assign(req, { session, user: session.account });
      next();
    },
    /**
     * Logs in under a new session ID, so that an ID somebody planted before the login is worth nothing.
     *
     * @param {SessionRequest} req
     * @param {import('express').Response} res
     * @param {Account} account
     */
    logIn: (req, res, account) => {
      sessions.delete(idOf(req));
      begin(res, { ...req.session, account });
    },
  };
}

/** @typedef {ReturnType<typeof createSessions>} Sessions */

/**
 * Whether a form came from a page of ours in this very session.
 *
 * @param {SessionRequest} req
 */
export function isOwnForm(req) {
  const given = Buffer.from(String(req.body?.csrf ?? ''));
  const expected = Buffer.from(req.session.csrf);
  return given.length === expected.length && timingSafeEqual(given, expected);
}
