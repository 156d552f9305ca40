/**
 * A Beacon for one test file in Node, and a client without a browser to talk to it. The file has it to itself: node runs
 * each in a process of its own.
 */
import assert from 'node:assert/strict';
import { after, afterEach } from 'node:test';
import { startOidc } from './oidc/server.js';
import { REDIRECT_URI, Visitor } from './oidc-visitor.js';

export const oidc = await startOidc({ control: true, log: (line) => line.includes('\n') && console.error(line) });
after(() => oidc.close());
afterEach(() => control('reset'));

/**
 * @param {string} action
 * @param {object} [options]
 */
export async function control(action, options = {}) {
  const headers = { 'Content-Type': 'application/json' };
  const url = `${oidc.origin}/control/${action}`;
  const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify(options) });
  assert.equal(response.status, 204, action);
}

/** @returns {Promise<{ requests: any[], counters: any }>} */
export const log = async () => (await fetch(`${oidc.origin}/control/log`)).json();

/**
 * @param {string} path
 * @param {Record<string, string>} parameters
 * @param {Record<string, string>} [headers]
 */
export async function post(path, parameters, headers = {}) {
  const response = await fetch(oidc.origin + path, { method: 'POST', headers, body: new URLSearchParams(parameters) });
  const text = await response.text();
  const body = response.headers.get('content-type')?.includes('json') ? JSON.parse(text) : {};
  return { status: response.status, headers: response.headers, body, text };
}

/**
 * @param {{ answer: Record<string, string>, verifier: string }} signIn
 * @param {Record<string, string>} [parameters]
 * @param {Record<string, string>} [headers]
 */
export const redeem = ({ answer, verifier }, parameters = {}, headers = {}) =>
  post(
    '/token',
    {
      ...{ grant_type: 'authorization_code', client_id: 'code', redirect_uri: REDIRECT_URI },
      ...{ code: answer['code'] ?? '', code_verifier: verifier, ...parameters },
    },
    headers,
  );

/** @param {string} token */
export const refresh = (token) =>
  post('/token', { grant_type: 'refresh_token', client_id: 'code', refresh_token: token });

/**
 * @param {string} token
 * @param {string} [path]
 */
export const call = (token, path = '/api/me') =>
  fetch(oidc.origin + path, { headers: { Authorization: `Bearer ${token}`, Origin: 'http://localhost:8000' } });

export const signIn = async () => (await redeem(await new Visitor(oidc.origin).authorize())).body;
