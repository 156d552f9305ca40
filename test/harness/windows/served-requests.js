/**
 * Where a browser does not tell what its windows ask for, the servers do: all of them run in this very process. That
 * is one browser's requests, as long as it is the only one that is driven from here.
 */
import { subscribe, unsubscribe } from 'node:diagnostics_channel';

const START = 'http.server.request.start';
const FINISH = 'http.server.response.finish';
/** What the test page asks of the runner and of the servers' logs, see servers.ts. */
const OURS = /^\/(__w|log$|requests$|support\/servers\.json)/;

/** @typedef {import('node:http').IncomingMessage} IncomingMessage */

export class ServedRequests {
  /** @type {import('./windows.js').Request[]} */
  requests = [];
  /** @type {Set<string>} origins that have set a cookie */
  cookies = new Set();

  #start = (/** @type {any} */ { request }) => {
    const { url = '', method = '', headers } = /** @type {IncomingMessage} */ (request);
    if (OURS.test(url)) return;
    this.requests.push({ url: `http://${headers.host}${url}`, method, referrer: headers.referer ?? '' });
  };

  #finish = (/** @type {any} */ { request, response }) => {
    if (response.hasHeader('Set-Cookie')) this.cookies.add(`http://${request.headers.host}`);
  };

  constructor() {
    subscribe(START, this.#start);
    subscribe(FINISH, this.#finish);
  }

  stop() {
    unsubscribe(START, this.#start);
    unsubscribe(FINISH, this.#finish);
  }
}
