// @ts-check
import express from 'express';
import { PASSWORD } from '../accounts.js';
import { sendPage } from '../pages/send-page.js';
import { findAccount } from './accounts.js';
import { consentPage, loginPage } from './pages.js';

/**
 * The pages between an authorization request and its answer. An interaction is found by a cookie that is sent to its own
 * unguessable path only, and not from other sites: no other page can post these forms.
 *
 * @param {import('express').Express} app
 * @param {object} parts
 * @param {import('./engine.js').Engine} parts.engine
 * @param {import('./store.js').Store} parts.store
 * @param {import('./state.js').State} parts.state
 * @param {import('../pages/page.js').Brand} parts.brand
 */
export function addInteractions(app, { engine, store, state, brand }) {
  /** @type {(page: import('../pages/html.js').Markup, res: import('express').Response, status?: number) => void} */
  const show = (page, res, status = 200) => sendPage(res, status, page, state.coopOn('pages'));

  /** @param {any} interaction */
  const clientOf = async ({ params }) => engine.provider.Client.find(params.client_id);

  const form = express.urlencoded({ extended: false });

  app.get('/interaction/:uid', async (req, res) => {
    const interaction = await engine.provider.interactionDetails(req, res);
    const { uid, prompt, params, session } = interaction;
    const { clientName } = await clientOf(interaction);
    const account = findAccount(session?.accountId);
    if (prompt.name === 'consent' && account) {
      return show(
        consentPage(brand, { uid, clientName, account, params, path: engine.provider.pathFor('authorization') }),
        res,
      );
    }
    show(loginPage(brand, { uid, clientName, hint: req.query['login_hint'] ?? params.login_hint }), res);
  });

  app.post('/interaction/:uid/login', form, async (req, res) => {
    const interaction = await engine.provider.interactionDetails(req, res);
    const { uid, session } = interaction;
    const { username, password } = req.body ?? {};
    const account = findAccount(username);
    if (!account || password !== PASSWORD) {
      const { clientName } = await clientOf(interaction);
      return show(loginPage(brand, { uid, clientName, hint: username, refused: true }), res, 401);
    }
    const result = { login: { accountId: account.id }, select_account: {} };
    const next = await engine.provider.interactionResult(req, res, result);
    // Else the provider would ask whoever was logged in before to log out, on a page of its own.
    if (session?.accountId && session.accountId !== account.id) store.switchAccount(account.id, session.uid);
    res.redirect(303, next);
  });

  app.post('/interaction/:uid/consent', form, async (req, res) => {
    const { provider } = engine;
    const { params, session, prompt } = await provider.interactionDetails(req, res);
    if (prompt.name !== 'consent' || req.body?.decision !== 'allow') {
      const denied = { error: 'access_denied', error_description: 'The visitor said no.' };
      return provider.interactionFinished(req, res, denied, { mergeWithLastSubmission: false });
    }
    const grant = new provider.Grant({ accountId: session.accountId, clientId: params.client_id });
    grant.addOIDCScope(params.scope);
    const grantId = await grant.save();
    return provider.interactionFinished(req, res, { consent: { grantId } });
  });
}
