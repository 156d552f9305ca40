// @ts-check

/**
 * A visitor who has seen the login and consent pages before, and says yes to both: for tests that need a connection, and
 * have nothing to say about these pages. There are none then, only the redirects.
 *
 * @param {import('express').Express} app
 * @param {object} parts
 * @param {import('./engine.js').Engine} parts.engine
 * @param {import('./state.js').State} parts.state
 */
export function addWillingVisitor(app, { engine, state }) {
  app.get('/interaction/:uid', async (req, res, next) => {
    if (state.visitor === undefined) return next();
    const { provider } = engine;
    const { params, prompt } = await provider.interactionDetails(req, res);
    const accountId = state.visitor;
    if (prompt.name !== 'consent')
      return provider.interactionFinished(req, res, { login: { accountId }, select_account: {} });
    const grant = new provider.Grant({ accountId, clientId: params.client_id });
    grant.addOIDCScope(params.scope);
    return provider.interactionFinished(req, res, { consent: { grantId: await grant.save() } });
  });
}
