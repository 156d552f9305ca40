// @ts-check

/**
 * An express handler; what it returns is of no interest.
 *
 * @typedef {(
 *   req: import('express').Request,
 *   res: import('express').Response,
 *   next: import('express').NextFunction,
 * ) => void} Handler
 */

/**
 * @typedef {object} ReceivedRequest
 * @property {string} method
 * @property {string} url path and query as they came; may hold a token
 * @property {import('node:http').IncomingHttpHeaders} headers
 * @property {unknown} [body] of a form or JSON, parsed
 * @property {number | null} status of the answer; null while there is none
 * @property {string} at when it came, ISO 8601
 */

/** Enough for any test; a server that runs for a month should not fill the memory. */
const MOST = 5000;

/**
 * Keeps what is received, for tests to look at, and serves it at `/requests`.
 *
 * @param {(line: string) => void} log
 */
export function createRequestLog(log) {
  /** @type {ReceivedRequest[]} */
  const requests = [];

  /** @type {Handler} */
  const middleware = (req, res, next) => {
    if (req.path === '/requests') return void serve(req, res);
    const { method, url, headers } = req;
    /** @type {ReceivedRequest} */
    const entry = { method, url, headers, status: null, at: new Date().toISOString() };
    requests.push(entry);
    if (requests.length > MOST) requests.shift();
    const { path } = req;
    res.on('finish', () => {
      entry.status = res.statusCode;
      if (req.body !== undefined) entry.body = req.body;
      // The path alone: a query may hold a token.
      log(`acme  ${res.statusCode} ${method} ${path}`);
    });
    next();
  };

  /**
   * @param {import('express').Request} req
   * @param {import('express').Response} res
   */
  const serve = (req, res) => {
    res.set({ 'Access-Control-Allow-Origin': '*', 'Cache-Control': 'no-store' });
    if (req.method === 'OPTIONS') {
      return void res.set('Access-Control-Allow-Methods', 'GET, DELETE').status(204).end();
    }
    if (req.method === 'DELETE') requests.length = 0;
    res.json(requests);
  };

  return { requests, middleware };
}
