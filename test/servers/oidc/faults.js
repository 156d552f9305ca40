// @ts-check
import express from 'express';
import { setTimeout as sleep } from 'node:timers/promises';
import { cors } from '../cors.js';
import { endpointOf, noteFault, noteParameters } from './log.js';

/**
 * How the next answers of an endpoint go wrong.
 *
 * @typedef {object} Fault
 * @property {string} [endpoint] see LogEntry; `token` if not told
 * @property {number} [times] 1
 * @property {'before' | 'after'} [when] `after`: the server does its work, and then the answer is another: a code is
 *   used up, a refresh token rotated, and the client doesn't get to know. `before`, if not told: nothing has happened
 * @property {number} [delay] milliseconds; alone, the answer is only late
 * @property {boolean} [hang] there is no answer at all
 * @property {boolean} [reset] the connection is cut
 * @property {number} [status]
 * @property {string | object} [body] an object goes out as JSON
 * @property {boolean} [html] a page, as proxies and maintenance windows answer
 * @property {number} [padding] this many bytes of white space before the body, which JSON may have
 * @property {Record<string, string>} [headers]
 * @property {boolean} [cors] false: the page may not read it
 * @property {Record<string, unknown>} [merge] members to put into the true JSON answer; null takes one out
 */

const PAGE = '<!doctype html><title>Maintenance</title><h1>We’ll be right back</h1>';

export function createFaults() {
  /** @type {Fault[]} */
  let waiting = [];

  /** @param {string} endpoint */
  const take = (endpoint) => {
    const fault = waiting.find((one) => (one.endpoint ?? 'token') === endpoint);
    if (!fault) return undefined;
    fault.times = (fault.times ?? 1) - 1;
    if (fault.times <= 0) waiting = waiting.filter((one) => one !== fault);
    return fault;
  };

  /** @type {import('../acme/requests.js').Handler} */
  const middleware = (req, res, next) => {
    const fault = req.method === 'OPTIONS' ? undefined : take(endpointOf(req.path));
    if (!fault) return void next();
    noteFault(req);
    if (isOnlyLate(fault)) return void sleep(fault.delay).then(() => next());
    if (fault.when === 'after' || fault.merge) {
      replaceAnswer(res, fault);
      return void next();
    }
    // Nobody else will read the body now.
    express.urlencoded({ extended: false })(req, res, () => {
      if (req.body !== undefined) noteParameters(req, req.body);
      if (fault.cors === false) return void play(res, fault);
      cors(req, res, () => void play(res, fault));
    });
  };

  return {
    middleware,
    /** @param {Fault} fault */
    add: (fault) => void waiting.push({ ...fault }),
    clear: () => void (waiting = []),
  };
}

/** @param {Fault} fault */
function isOnlyLate({ endpoint: _endpoint, times: _times, when: _when, delay, ...rest }) {
  return delay !== undefined && Object.keys(rest).length === 0;
}

/**
 * @param {import('express').Response} res
 * @param {Fault} fault
 */
function replaceAnswer(res, fault) {
  const end = res.end.bind(res);
  res.end = /** @type {any} */ (
    (/** @type {unknown} */ body) => {
      res.end = end;
      if (fault.cors === false) res.removeHeader('Access-Control-Allow-Origin');
      for (const name of ['Content-Length', 'Content-Type']) if (!fault.merge) res.removeHeader(name);
      void play(res, fault, String(body ?? ''));
      return res;
    }
  );
}

/**
 * @param {import('express').Response} res
 * @param {Fault} fault
 * @param {string} [original] the true body
 */
async function play(res, fault, original = '') {
  if (fault.delay) await sleep(fault.delay);
  if (fault.hang) return;
  if (fault.reset) return void res.socket?.destroy();
  const { status, headers = {}, html, merge } = fault;
  if (status) res.statusCode = status;
  const text = merge ? merged(original, merge) : bodyOf(fault);
  if (!merge) res.setHeader('Content-Type', html ? 'text/html; charset=utf-8' : 'application/json');
  for (const [name, value] of Object.entries(headers)) res.setHeader(name, value);
  res.setHeader('Content-Length', Buffer.byteLength(text));
  res.end(text);
}

/** @param {Fault} fault */
function bodyOf({ body, html, padding = 0 }) {
  if (html) return PAGE;
  return ' '.repeat(padding) + (typeof body === 'string' ? body : JSON.stringify(body ?? {}));
}

/**
 * @param {string} original
 * @param {Record<string, unknown>} merge
 */
function merged(original, merge) {
  const members = Object.entries({ ...JSON.parse(original), ...merge });
  return JSON.stringify(Object.fromEntries(members.filter(([, value]) => value !== null)));
}

/** @typedef {ReturnType<typeof createFaults>} Faults */
