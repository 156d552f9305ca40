// @ts-check
import express from 'express';
import { ACCOUNTS } from './accounts.js';
import { createApi } from './api.js';
import { addAuthorization } from './authorize.js';
import { createClients } from './clients.js';
import { acme } from './brand.js';
import { listen } from '../listen.js';
import { addLogin } from './login.js';
import { picture } from './pages.js';
import { errorPage, homePage } from '../pages/page.js';
import { addAssets, sendPage } from '../pages/send-page.js';
import { createRequestLog } from './requests.js';
import { addRevocation } from './revoke.js';
import { createSessions } from './sessions.js';
import { createTokens } from './tokens.js';

/**
 * @typedef {object} AcmeOptions
 * @property {string} [host] a loopback host
 * @property {number} [port] 0 is any free port; one that is busy is passed over for the next
 * @property {readonly import('./clients.js').Client[]} [clients] known besides `demo`
 * @property {boolean} [anyLoopbackRedirect] lets the client `demo` return to `/oauth-callback.html` on any loopback port
 * @property {(line: string) => void} [log] takes one line for each request, never with a token
 */

/**
 * @typedef {object} Acme
 * @property {string} origin
 * @property {number} port
 * @property {() => Promise<void>} close
 * @property {import('./requests.js').ReceivedRequest[]} requests everything received so far
 * @property {(client: import('./clients.js').Client) => void} addClient
 */

/**
 * Starts Acme: an OAuth 2.0 server with the implicit grant (RFC 6749 §4.2), revocation (RFC 7009) and an API, all in
 * memory, on the loopback interface.
 *
 * @param {AcmeOptions} [options]
 * @returns {Promise<Acme>}
 */
export async function startAcme({
  host = '127.0.0.1',
  port = 0,
  clients: known = [],
  anyLoopbackRedirect = false,
  log = console.log,
} = {}) {
  const clients = createClients(known, { anyLoopbackRedirect });
  const tokens = createTokens();
  const { requests, middleware } = createRequestLog(log);
  /** @type {import('../listen.js').Listening | undefined} */
  let listening = undefined;
  const sessions = createSessions(() => listening?.port ?? 0);

  const app = express();
  app.disable('x-powered-by');
  app.use(middleware, express.urlencoded({ extended: false }), express.json({ strict: false }), express.text());
  addRevocation(app, { clients, tokens });
  app.use('/api', createApi({ tokens, origin: () => listening?.origin ?? '' }));
  addAssets(app, acme);
  addPictures(app);
  app.use(sessions.middleware);
  addLogin(app, { clients, sessions });
  addAuthorization(app, { clients, tokens });
  app.get('/', (_req, res) => sendPage(res, 200, homePage(acme)));
  addFailures(app, log);

  listening = await listen(app, { host, port });
  const { origin, port: actualPort, close } = listening;
  return { origin, port: actualPort, close, requests, addClient: (client) => clients.add(client) };
}

/** @param {import('express').Express} app */
function addPictures(app) {
  app.get('/pictures/:name.svg', (req, res, next) => {
    const account = ACCOUNTS.find(({ username }) => username === req.params['name']);
    if (!account) return void next();
    res
      .type('svg')
      .set('Cross-Origin-Resource-Policy', 'cross-origin')
      .send(String(picture(account)));
  });
}

/**
 * @param {import('express').Express} app
 * @param {(line: string) => void} log
 */
function addFailures(app, log) {
  app.use((_req, res) => sendPage(res, 404, errorPage(acme, { problem: 'There is no page at this address.' })));
  /** @type {(error: any, ...rest: Parameters<import('./requests.js').Handler>) => void} */
  const failed = (error, _req, res, next) => {
    if (res.headersSent) return void next(error);
    const status = Number(error.status) || 500;
    // Where it happened, without the message, which may quote what was sent.
    if (status >= 500) log(`acme  ${error.name}\n${String(error.stack).split('\n').filter(isFrame).join('\n')}`);
    sendPage(res, status, errorPage(acme, { problem: 'This request could not be understood.' }));
  };
  app.use(failed);
}

/** @param {string} line of a stack */
const isFrame = (line) => /^\s+at /.test(line);
