// @ts-check
import { html } from '../acme/html.js';
import { tick } from '../acme/layout.js';
import { accountCard, accountChips, decision, loginForm, refusal } from '../../../scripts/demo/page-parts.js';
import { ACCOUNTS, findAccount } from './accounts.js';

/** @typedef {import('./accounts.js').Account} Account */
/** @typedef {import('./layout.js').Look} Look */

/**
 * @param {Look} look
 * @param {{ uid: string, clientName: string, hint?: unknown, refused?: boolean }} options
 *   `hint`: what to fill in as the username; `refused`: the attempt before this one failed
 */
export function loginPage({ name, layout }, { uid, clientName, hint, refused = false }) {
  const typed = refused && typeof hint === 'string' ? hint : undefined;
  const username = typed ?? (findAccount(hint) ?? ACCOUNTS[0])?.username;
  return layout(
    `Log in to ${name}`,
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
 * @param {Look} look
 * @param {object} options
 * @param {string} options.uid
 * @param {string} options.clientName
 * @param {Account} options.account
 * @param {Record<string, string | undefined>} options.params of the authorization request
 * @param {string} options.path of the authorization endpoint
 */
export function consentPage({ name, layout }, { uid, clientName, account, params, path }) {
  const { login_hint: _hint, ...rest } = params;
  const defined = Object.entries({ ...rest, prompt: 'login' }).filter(([, value]) => value !== undefined);
  const otherAccount = `${path}?${new URLSearchParams(/** @type {[string, string][]} */ (defined))}`;
  const returnsTo = URL.canParse(params['redirect_uri'] ?? '') && new URL(params['redirect_uri'] ?? '').origin;
  return layout(
    `Allow access to your ${name} account`,
    html`
      <h1><bdi>${clientName}</bdi> asks for access</h1>
      ${accountCard(account, otherAccount)}
      <h2>It may then</h2>
      <ul class="scopes">
        ${(params['scope'] ?? '').split(' ').map((word) => html`<li>${tick}<span>${describeScope(word)}</span></li>`)}
      </ul>
      <form method="post" action="/interaction/${uid}/consent">${decision}</form>
      <p class="fine">You’ll go back to <strong>${returnsTo}</strong>. You can withdraw this at any time.</p>
    `,
  );
}

/** @type {Record<string, string>} */
const SCOPES = {
  openid: 'Know that it is you',
  profile: 'See your name',
  email: 'See your email address',
  offline_access: 'Stay connected while you are away',
  'files.read': 'See and download your files',
};

/** @param {string} word */
const describeScope = (word) => SCOPES[word] ?? html`Use <code>${word}</code>`;

/**
 * @param {Look} look
 * @param {{ problem: string, detail?: string }} options
 */
export function errorPage({ layout }, { problem, detail = '' }) {
  return layout(
    'Something is wrong',
    html`
      <h1>That didn’t work</h1>
      <p class="lead">${problem}</p>
      ${detail && html`<p class="detail"><code>${detail}</code></p>`}
      <p class="fine">Nothing has been shared. You can close this window.</p>
    `,
  );
}

/**
 * @param {Look} look
 * @param {string} issuer
 */
export function homePage({ name, layout, introduction }, issuer) {
  return layout(
    name,
    html`
      <h1>${name} is running</h1>
      <p class="lead">${introduction}</p>
      <p class="detail"><code>${issuer}</code></p>
    `,
  );
}
