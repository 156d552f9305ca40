// @ts-check
import { PASSWORD } from '../accounts.js';
import { findAccount } from './accounts.js';
import { withParameters } from './authorize.js';
import { readBehaviours } from './behaviours.js';
import { acme } from './brand.js';
import { loginPage } from './pages.js';
import { OUT_OF_DATE, errorPage } from '../pages/page.js';
import { sendPage } from '../pages/send-page.js';
import { isOwnForm } from './sessions.js';

/**
 * `POST /login`: checks the password and goes back to the sign-in that asked for it.
 *
 * @param {import('express').Router} router
 * @param {{ clients: import('./clients.js').Clients, sessions: import('./sessions.js').Sessions }} parts
 */
export function addLogin(router, { clients, sessions }) {
  router.post('/login', (request, res) => {
    const req = /** @type {import('./sessions.js').SessionRequest} */ (request);
    const { username, password, return_to: returnTo } = req.body ?? {};
    if (!isOwnForm(req) || !isSignIn(returnTo)) {
      return sendPage(res, 403, errorPage(acme, { problem: OUT_OF_DATE }));
    }
    const account = findAccount(username);
    if (account && password === PASSWORD) {
      sessions.logIn(req, res, account);
      // The hint and the wish to be asked again have been met; kept, they would lead back to this page for ever.
      return res.redirect(303, withParameters(returnTo, { prompt: null, login_hint: null }));
    }
    const query = Object.fromEntries(new URL(returnTo, 'http://localhost').searchParams);
    const client = clients.get(query['client_id']);
    const page = loginPage({ client, csrf: req.session.csrf, returnTo, hint: username, refused: true });
    sendPage(res, 401, page, readBehaviours(query).coop);
  });
}

/**
 * Only our own authorization endpoint: anything else would make the login page an open redirector.
 *
 * @param {unknown} text
 * @returns {text is string}
 */
function isSignIn(text) {
  return typeof text === 'string' && text.startsWith('/oauth/authorize?');
}
