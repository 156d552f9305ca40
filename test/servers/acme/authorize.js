// @ts-check
// @ts-expect-error it comes without types
import oauth2orize from 'oauth2orize';
import { findAccount } from './accounts.js';
import { lifetime, readBehaviours, shapeAnswer } from './behaviours.js';
import { acme } from './brand.js';
import { consentPage, loginPage } from './pages.js';
import { OUT_OF_DATE, errorPage } from '../pages/page.js';
import { sendPage } from '../pages/send-page.js';
import { isOwnForm } from './sessions.js';

/**
 * @typedef {import('./sessions.js').SessionRequest & { oauth2?: any }} Request
 * @typedef {import('express').Response} Response
 * @typedef {import('express').NextFunction} Next
 * @typedef {import('./behaviours.js').Behaviours} Behaviours
 */

const DEFAULT_SCOPE = 'profile';

/** RFC 6749 §3.1: none of these may be given twice. */
const SINGLE = ['response_type', 'scope', 'state', 'prompt', 'login_hint'];

/**
 * The authorization endpoint: `GET /oauth/authorize` shows the login or the consent page, `POST /oauth/decision` answers.
 *
 * @param {import('express').Router} router
 * @param {{ clients: import('./clients.js').Clients, tokens: import('./tokens.js').Tokens }} parts
 */
export function addAuthorization(router, { clients, tokens }) {
  /** What has been allowed before, so that `prompt=none` knows: account, client and scope in one string. */
  const consents = new Set();
  const consentKey = (/** @type {string[]} */ ...parts) => JSON.stringify(parts);

  const server = oauth2orize.createServer();
  server.serializeClient((/** @type {any} */ client, /** @type {any} */ done) => done(null, client.id));
  server.deserializeClient((/** @type {any} */ id, /** @type {any} */ done) => done(null, clients.get(id) ?? false));
  server.grant('*', 'request', (/** @type {Request} */ req) => ({
    behaviours: readBehaviours(req.query),
    prompt: req.query['prompt'],
    scopeText: scopeOf(req.query),
  }));
  server.grant(oauth2orize.grant.token({ modes: { fragment: sendAnswer } }, issue));

  /** @type {(client: any, account: any, decision: any, request: any, done: any) => void} */
  function issue(client, account, _decision, { behaviours, scopeText }, done) {
    const grant = { account, clientId: client.id, scope: scopeText };
    const token = tokens.issue(grant, lifetime(behaviours));
    consents.add(consentKey(account.id, client.id, scopeText));
    done(null, token, { token_type: 'bearer', expires_in: lifetime(behaviours), scope: scopeText });
  }

  /** @type {(req: Request, res: Response, next: Next) => void} */
  function checkClient({ query }, res, next) {
    const client = clients.get(query['client_id']);
    // Never a redirect: whoever wrote this link would choose where it goes (RFC 6749 §4.2.2.1).
    if (!client)
      return sendPage(res, 400, errorPage(acme, { problem: 'The app that sent you here is not known to us.' }));
    if (!clients.mayReturnTo(client, query['redirect_uri'])) {
      const problem = 'The app that sent you here wants you to come back to an address that it has not registered.';
      return sendPage(res, 400, errorPage(acme, { problem, detail: String(query['redirect_uri'] ?? '') }));
    }
    next();
  }

  /** @type {(req: Request, res: Response, next: Next) => void} */
  function checkRequest(req, res, next) {
    const { coopRedirect } = readBehaviours(req.query);
    const doubled = SINGLE.find((name) => Array.isArray(req.query[name]));
    if (doubled) return fail(req, res, 'invalid_request', `Given twice: ${doubled}`);
    if (req.query['response_type'] !== 'token') {
      return fail(req, res, 'unsupported_response_type', 'Only response_type=token is supported.');
    }
    if (!coopRedirect) return next();
    res
      .set('Cross-Origin-Opener-Policy', coopRedirect)
      .redirect(withParameters(req.originalUrl, { coop_redirect: null }));
  }

  /** @type {(req: Request, res: Response, next: Next) => void} */
  function checkLogin(req, res, next) {
    const { prompt, login_hint: hint, client_id: clientId } = req.query;
    const wanted = findAccount(hint);
    const account = wanted && wanted !== req.user ? undefined : req.user;
    if (prompt === 'none') {
      if (!account) return fail(req, res, 'login_required', 'The visitor has to log in.');
      if (consents.has(consentKey(account.id, String(clientId), scopeOf(req.query)))) return next();
      return fail(req, res, 'consent_required', 'The visitor has to allow this.');
    }
    if (account && prompt !== 'login') return next();
    const client = clients.get(clientId);
    sendPage(res, 200, loginPage({ client, csrf: req.session.csrf, returnTo: req.originalUrl, hint }), coopOf(req));
  }

  const authorize = server.authorize(
    (/** @type {string} */ id, /** @type {string} */ url, /** @type {any} */ done) => done(null, clients.get(id), url),
    (/** @type {any} */ { user, req }, /** @type {any} */ done) =>
      done(null, req.prompt === 'none', { account: user.id }),
  );

  /** @type {(req: Request, res: Response) => void} */
  function showConsent(req, res) {
    const { client, redirectURI, transactionID, req: request } = req.oauth2;
    const otherAccount = withParameters(req.originalUrl, { prompt: 'login', login_hint: null });
    const page = consentPage({
      client,
      account: /** @type {import('./accounts.js').Account} */ (req.user),
      csrf: req.session.csrf,
      transaction: transactionID,
      scope: request.scopeText,
      returnsTo: new URL(redirectURI).origin,
      otherAccount,
    });
    sendPage(res, 200, page, coopOf(req));
  }

  /** @type {(req: Request, res: Response, next: Next) => void} */
  function checkDecision(req, res, next) {
    const waiting = req.session.authorize ?? {};
    const id = String(req.body?.transaction_id);
    const asked = Object.hasOwn(waiting, id) ? waiting[id]?.info.account : undefined;
    // In another tab somebody may have logged in as somebody else meanwhile: they have not decided anything.
    if (isOwnForm(req) && asked && asked === req.user?.id) return next();
    sendPage(res, 403, errorPage(acme, { problem: OUT_OF_DATE }));
  }

  const decide = server.decision({}, (/** @type {Request} */ req, /** @type {any} */ done) =>
    done(null, { allow: req.body.decision === 'allow' }),
  );

  router.get('/oauth/authorize', /** @type {any} */ ([checkClient, checkRequest, checkLogin, authorize, showConsent]));
  router.post('/oauth/decision', /** @type {any} */ ([checkDecision, ...decide]));
}

/** @param {Record<string, unknown>} query */
const scopeOf = (query) => String(query['scope'] || DEFAULT_SCOPE);

/** @param {Request} req */
const coopOf = (req) => readBehaviours(req.query).coop;

/**
 * @param {string} url path and query
 * @param {Record<string, string | null>} changes null takes a parameter out
 */
export function withParameters(url, changes) {
  const { pathname, searchParams } = new URL(url, 'http://localhost');
  for (const [name, value] of Object.entries(changes)) {
    if (value === null) searchParams.delete(name);
    else searchParams.set(name, value);
  }
  return `${pathname}?${searchParams}`;
}

/**
 * @param {Request} req a request whose client and redirect URL have been checked
 * @param {Response} res
 * @param {string} error
 * @param {string} description
 */
function fail({ query }, res, error, description) {
  const state = [query['state'] ?? []].flat()[0];
  const answer = { error, error_description: description, ...(state === undefined ? {} : { state }) };
  sendAnswer({ redirectURI: String(query['redirect_uri']), req: { behaviours: readBehaviours(query) } }, res, answer);
}

/**
 * Sends the visitor back to the app, the answer in the fragment.
 *
 * @param {{ redirectURI: string, req: { behaviours: Behaviours } }} transaction
 * @param {Response} res
 * @param {Record<string, unknown>} answer
 */
function sendAnswer({ redirectURI, req: { behaviours } }, res, answer) {
  const members = new URLSearchParams(shapeAnswer(answer, behaviours));
  const separator = 'error' in answer && behaviours.errorsIn === 'query' ? '?' : '#';
  const location = `${redirectURI}${separator === '?' && redirectURI.includes('?') ? '&' : separator}${members}`;
  // 303, so that no browser posts the login form on to the app (RFC 9700 §4.12). Without a body: it would hold the token.
  const send = () => res.status(303).set({ Location: location, 'Cache-Control': 'no-store' }).end();
  setTimeout(send, behaviours.delay).unref();
}
