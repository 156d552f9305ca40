// @ts-check
import express from 'express';
import { listen } from '../listen.js';
import { OUT_OF_DATE, errorPage, homePage } from '../pages/page.js';
import { addAssets, sendPage } from '../pages/send-page.js';
import { createApi } from './api.js';
import { createControl } from './control.js';
import { createProofChecker } from './dpop.js';
import { createEngine } from './engine.js';
import { createFaults } from './faults.js';
import { addInteractions } from './interactions.js';
import { beacon } from './beacon.js';
import { addWillingVisitor } from './willing-visitor.js';
import { createLog } from './log.js';
import { createRewriter } from './rewrite.js';
import { createState } from './state.js';
import { createStore } from './store.js';

/**
 * @typedef {object} OidcOptions
 * @property {string} [host] a loopback host. A page on `localhost` shares cookies with a frame on `localhost`, at any port,
 *   and not with one on `127.0.0.1`, which is another site: only there can a sign-in be renewed in a hidden frame
 * @property {number} [port] 0 is any free port; one that is busy is passed over for the next
 * @property {number} [accessTokenLifetime] seconds
 * @property {import('../pages/page.js').Brand} [brand] its name and its face
 * @property {string} [secret] demanded of its clients, which are `basic` and `post` then: servers. Pages get no answer (CORS)
 * @property {boolean} [control] whether tests may steer it, see control.js
 * @property {(line: string) => void} [log] takes one line for each request, never with a token
 */

/**
 * Starts Beacon: an OpenID Connect provider (`oidc-provider`, which is certified) with everything that Acme lacks:
 * discovery, the code grant with PKCE, refresh tokens that rotate, DPoP, `iss` in the answer. All in memory, on the
 * loopback interface.
 *
 * @param {OidcOptions} [options]
 * @returns {Promise<import('../listen.js').Listening>}
 */
export async function startOidc({
  host = '127.0.0.1',
  port = 0,
  accessTokenLifetime,
  brand = beacon,
  secret,
  control = false,
  log: say = console.log,
} = {}) {
  // The issuer has the port in its name, so there is nothing to answer with before there is a port.
  /** @type {import('node:http').RequestListener} */
  let handle = (_req, res) => void res.writeHead(503).end();
  const listening = await listen((req, res) => handle(req, res), { host, port });
  const { origin } = listening;

  const store = createStore();
  const state = createState(accessTokenLifetime);
  const log = createLog(say, brand.name);
  const faults = createFaults();
  const proofs = createProofChecker({ state });
  const engine = await createEngine({ origin, store, state, onNonce: proofs.acceptNonce, brand, secret, log: say });

  const app = express();
  app.disable('x-powered-by');
  if (control) app.use('/control', createControl({ engine, store, state, faults, proofs, log }));
  app.use(log.middleware, faults.middleware, createRewriter({ engine, state }));
  app.use('/api', createApi({ engine, proofs, origin }));
  addAssets(app, brand);
  addWillingVisitor(app, { engine, state });
  addInteractions(app, { engine, store, state, brand });
  app.get('/', (_req, res) => sendPage(res, 200, homePage(brand, origin)));
  app.use('/authorize', (_req, res, next) => {
    const coop = state.coopOn('redirect');
    if (coop) res.set('Cross-Origin-Opener-Policy', coop);
    next();
  });
  app.use(engine.handle);
  app.use(failed(say, brand));
  handle = app;
  return listening;
}

/**
 * @param {(line: string) => void} say
 * @param {import('../pages/page.js').Brand} brand
 * @returns {(error: any, ...rest: Parameters<import('../acme/requests.js').Handler>) => void}
 */
const failed = (say, brand) => (error, _req, res, next) => {
  if (res.headersSent) return void next(error);
  const status = Number(error.status ?? error.statusCode) || 500;
  if (status >= 500)
    say(`${brand.name.toLowerCase()}  ${error.name}\n${String(error.stack).split('\n').slice(1).join('\n')}`);
  sendPage(res, status, errorPage(brand, { problem: OUT_OF_DATE }));
};
