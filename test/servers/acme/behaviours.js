// @ts-check
import { LIFETIME } from './tokens.js';

/**
 * How one sign-in is to go, chosen by query parameters of the login URL. Real providers differ in all of these; here one
 * provider can play them all.
 *
 * @typedef {object} Behaviours
 * @property {string} coop `coop`: Cross-Origin-Opener-Policy of the login and consent pages
 * @property {string} coopRedirect `coop_redirect`: the same, on one extra redirect before the login page
 * @property {string | undefined} expiresIn `expires_in`: as it is in the answer; empty leaves it out
 * @property {string | undefined} tokenType `token_type`: as it is in the answer
 * @property {readonly string[]} omit `omit`: members that the answer lacks, separated by commas
 * @property {readonly (readonly [string, string])[]} extra `extra=key:value`, repeatable: members that the answer has more
 * @property {'fragment' | 'query'} errorsIn `answer_in`: where an error goes
 * @property {number} delay `delay`: milliseconds that the answer is held back
 */

const LONGEST_DELAY = 60_000;

/**
 * @param {Record<string, unknown>} query
 * @returns {Behaviours}
 */
export function readBehaviours(query) {
  return {
    coop: headerWord(query['coop']),
    coopRedirect: headerWord(query['coop_redirect']),
    expiresIn: text(query['expires_in']),
    tokenType: text(query['token_type']),
    omit: (text(query['omit']) ?? '').split(',').filter(Boolean),
    extra: [query['extra'] ?? []].flat().map(pair),
    errorsIn: query['answer_in'] === 'query' ? 'query' : 'fragment',
    delay: Math.min(Number(text(query['delay'])) || 0, LONGEST_DELAY),
  };
}

/**
 * @param {Behaviours} behaviours
 * @returns {number} seconds after which the token is really refused
 */
export function lifetime({ expiresIn }) {
  const seconds = Number(expiresIn);
  return seconds > 0 ? seconds : LIFETIME;
}

/**
 * The members of an answer as the behaviours want them. Pairs, not an object: `extra` may give a member twice.
 *
 * @param {Record<string, unknown>} answer
 * @param {Behaviours} behaviours
 * @returns {[string, string][]}
 */
export function shapeAnswer(answer, { expiresIn, tokenType, omit, extra }) {
  const shaped = { ...answer };
  if ('access_token' in shaped) {
    if (expiresIn !== undefined) shaped['expires_in'] = expiresIn;
    if (expiresIn === '') delete shaped['expires_in'];
    if (tokenType !== undefined) shaped['token_type'] = tokenType;
  }
  for (const name of omit) delete shaped[name];
  const members = Object.entries(shaped).map(
    ([name, value]) => /** @type {[string, string]} */ ([name, String(value)]),
  );
  return [...members, ...extra.map(([name, value]) => /** @type {[string, string]} */ ([name, value]))];
}

/** @param {unknown} value */
const text = (value) => (typeof value === 'string' ? value : undefined);

/** @param {unknown} value */
const headerWord = (value) => (/^[a-z-]+$/.test(text(value) ?? '') ? String(value) : '');

/**
 * @param {unknown} value
 * @returns {readonly [string, string]}
 */
function pair(value) {
  const [name = '', ...rest] = String(value).split(':');
  return [name, rest.join(':')];
}
