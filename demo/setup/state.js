// @ts-check
import { grantOf } from './grant.js';

/**
 * How far a step is, for the list of steps.
 *
 * @param {import('./step-view.js').StepView} step
 * @param {import('./settings.js').Settings} settings
 * @param {boolean} isCopied whether the redirect URL has been copied
 * @returns {import('./progress.js').State}
 */
export function stateOf({ number, fields }, settings, isCopied) {
  if (fields.some(({ element }) => element.dataset['problem'] === 'error')) return 'fault';
  const has = (/** @type {string[]} */ ...names) => names.some((name) => settings.value(name) !== '');
  if (number === 2) return isCopied ? 'done' : 'open';
  if (number === 3) return has('client-id') ? 'done' : 'open';
  if (number === 4) return has('login-url', 'issuer') ? 'done' : 'open';
  // Left empty these have a default as soon as something else is known.
  if (number === 5 && grantOf(settings).kind === 'code' && has('token-url', 'issuer')) return 'done';
  if ((number === 7 || number === 9) && has('test-url', 'issuer')) return 'done';
  return has(...fields.map(({ name }) => name)) ? 'done' : 'open';
}
