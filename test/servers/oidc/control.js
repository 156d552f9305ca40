// @ts-check
import express from 'express';
import { cors } from '../cors.js';
import { findAccount } from './accounts.js';
import { publicClient } from './clients.js';

/**
 * What tests may do to this server, as `POST /control/<action>` with JSON; and its log at `GET` and `DELETE /control/log`.
 * Anybody who reaches this may log in as anybody: it is there on demand only, on the loopback interface like all of this.
 *
 * @param {object} parts
 * @param {import('./engine.js').Engine} parts.engine
 * @param {import('./store.js').Store} parts.store
 * @param {import('./state.js').State} parts.state
 * @param {import('./faults.js').Faults} parts.faults
 * @param {import('./dpop.js').ProofChecker} parts.proofs
 * @param {import('./log.js').Log} parts.log
 */
export function createControl({ engine, store, state, faults, proofs, log }) {
  /** @type {Record<string, (options: any) => unknown>} */
  const actions = {
    fault: (fault) => faults.add(fault),
    'clear-faults': () => faults.clear(),
    /** Seconds that access tokens made from now on are good for, of one client or of all. */
    lifetime: ({ seconds, client }) => state.setLifetime(seconds, client),
    'expire-access-tokens': () => store.expireAccessTokens(),
    'expire-refresh-tokens': () => store.expireRefreshTokens(),
    logout: () => store.logOut(),
    /** Whoever is logged in is somebody else now, who has agreed to everything already. */
    account: ({ user }) => {
      const account = findAccount(user);
      if (!account) throw new Error(`No account ${user}`);
      state.allowedAccounts.add(account.id);
      store.switchAccount(account.id);
    },
    /** Whoever comes from now on is this one, and says yes without a page. */
    visitor: ({ user }) => {
      const account = findAccount(user);
      if (!account) throw new Error(`No account ${user}`);
      state.visitor = account.id;
      store.switchAccount(account.id);
    },
    coop: ({ value = '', on = 'pages' }) => void (state.coop = { value, on }),
    /** Wrong answers at the redirect URL, and wrong ID tokens with a good signature (or with somebody else's). */
    rewrite: (rewrite) => Object.assign(state.rewrite, rewrite),
    'rotate-keys': (options) => engine.rotateKeys(options),
    /** The nonces that clients have are wrong now; `required: false` asks for none. */
    'dpop-nonces': ({ required = true }) => {
      state.dpopNonces = required;
      engine.renewNonces();
      proofs.renewNonce();
    },
    client: async (metadata) => engine.provider.Client.adapter.upsert(metadata.client_id, publicClient(metadata)),
    reset: () => {
      faults.clear();
      state.reset();
      log.clear();
    },
  };

  const router = express.Router();
  router.use(cors, express.json());
  router.get('/log', (_req, res) => void res.json({ requests: log.list, counters: log.counters() }));
  router.delete('/log', (_req, res) => {
    log.clear();
    res.status(204).end();
  });
  router.post('/:action', async (req, res) => {
    const name = req.params['action'] ?? '';
    const action = Object.hasOwn(actions, name) ? actions[name] : undefined;
    if (!action) return void res.status(404).json({ error: `There is no ${name}` });
    await action(req.body ?? {});
    res.status(204).end();
  });
  return router;
}
