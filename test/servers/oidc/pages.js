// @ts-check
import { html } from '../pages/html.js';
import { accountCard, accountChips, decision, loginForm, page, refusal, returnNote, scopeList } from '../pages/page.js';
import { ACCOUNTS, findAccount } from './accounts.js';

/** @typedef {import('./accounts.js').Account} Account */
/** @typedef {import('../pages/page.js').Brand} Brand */

/** @type {Record<string, string>} */
const SCOPES = {
  openid: 'Know that it is you',
  profile: 'See your name',
  email: 'See your email address',
  offline_access: 'Stay connected while you are away',
  'files.read': 'See and download your files',
};

/**
 * @param {Brand} brand
 * @param {{ uid: string, clientName: string, hint?: unknown, refused?: boolean }} options
 *   `hint`: what to fill in as the username; `refused`: the attempt before this one failed
 */
export function loginPage(brand, { uid, clientName, hint, refused = false }) {
  const typed = refused && typeof hint === 'string' ? hint : undefined;
  const username = typed ?? (findAccount(hint) ?? ACCOUNTS[0])?.username;
  return page(
    brand,
    `Log in to ${brand.name}`,
    html`
      <h1>Log in</h1>
      <p class="lead">
        and go on to <strong><bdi>${clientName}</bdi></strong>
      </p>
      ${refused && refusal} ${loginForm({ action: `/interaction/${uid}/login`, username, label: 'Log in' })}
      ${accountChips(ACCOUNTS, username, (one) => `/interaction/${uid}?login_hint=${one}`)}
    `,
  );
}

/**
 * @param {Brand} brand
 * @param {object} options
 * @param {string} options.uid
 * @param {string} options.clientName
 * @param {Account} options.account
 * @param {Record<string, string | undefined>} options.params of the authorization request
 * @param {string} options.path of the authorization endpoint
 */
export function consentPage(brand, { uid, clientName, account, params, path }) {
  const { login_hint: _hint, ...rest } = params;
  const defined = Object.entries({ ...rest, prompt: 'login' }).filter(([, value]) => value !== undefined);
  const otherAccount = `${path}?${new URLSearchParams(/** @type {[string, string][]} */ (defined))}`;
  const returnsTo = URL.canParse(params['redirect_uri'] ?? '') && new URL(params['redirect_uri'] ?? '').origin;
  return page(
    brand,
    `Allow access to your ${brand.name} account`,
    html`
      <h1><bdi>${clientName}</bdi> asks for access</h1>
      ${accountCard(account, otherAccount)}
      <h2>It may then</h2>
      ${scopeList((params['scope'] ?? '').split(' '), SCOPES)}
      <form method="post" action="/interaction/${uid}/consent">${decision}</form>
      ${returnNote(returnsTo)}
    `,
  );
}
