// @ts-check
import { initials } from '../accounts.js';
import { html } from '../pages/html.js';
import { accountCard, accountChips, decision, loginForm, page, refusal, returnNote, scopeList } from '../pages/page.js';
import { ACCOUNTS, findAccount } from './accounts.js';
import { acme } from './brand.js';

/**
 * @typedef {import('./accounts.js').Account} Account
 * @typedef {import('./clients.js').Client} Client
 */

/** @type {Record<string, string>} */
const SCOPES = {
  profile: 'See your name and your picture',
  email: 'See your email address',
  'files.read': 'See and download your files',
  'files.write': 'Add, change and delete your files',
};

/**
 * @param {{ client: Client | undefined, csrf: string, returnTo: string, hint?: unknown, refused?: boolean }} options
 *   `hint`: what to fill in as the username; `refused`: the attempt before this one failed
 */
export function loginPage({ client, csrf, returnTo, hint, refused = false }) {
  const typed = refused && typeof hint === 'string' ? hint : undefined;
  const username = typed ?? (findAccount(hint) ?? ACCOUNTS[0])?.username;
  return page(
    acme,
    'Sign in to Acme',
    html`
      <h1>Sign in</h1>
      <p class="lead">
        to continue to <strong><bdi>${client?.name}</bdi></strong>
      </p>
      ${refused && refusal}
      ${loginForm({ action: '/login', hidden: { csrf, return_to: returnTo }, username, label: 'Sign in' })}
      ${accountChips(ACCOUNTS, username, (name) => withHint(returnTo, name))}
    `,
  );
}

/**
 * @param {string} address on this server
 * @param {string} username
 */
function withHint(address, username) {
  const url = new URL(address, 'http://localhost');
  url.searchParams.set('login_hint', username);
  return url.pathname + url.search;
}

/**
 * @param {object} options
 * @param {Client} options.client
 * @param {Account} options.account
 * @param {string} options.csrf
 * @param {string} options.transaction
 * @param {string} options.scope
 * @param {string} options.returnsTo origin of the app, for the visitor to judge
 * @param {string} options.otherAccount
 */
export function consentPage({ client, account, csrf, transaction, scope, returnsTo, otherAccount }) {
  return page(
    acme,
    'Allow access to your Acme account',
    html`
      <h1><bdi>${client.name}</bdi> wants to use your Acme account</h1>
      ${accountCard(account, otherAccount)}
      <h2>It will be able to</h2>
      ${scopeList(scope.split(/[\s,]+/), SCOPES)}
      <form method="post" action="/oauth/decision">
        <input type="hidden" name="csrf" value="${csrf}" />
        <input type="hidden" name="transaction_id" value="${transaction}" />
        ${decision}
      </form>
      ${returnNote(returnsTo)}
    `,
  );
}

/**
 * The picture of an account, made of its initials.
 *
 * @param {Account} account
 */
export function picture({ name }) {
  return html`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64" width="64" height="64">
    <rect width="64" height="64" fill="#2d4a3e" />
    <text x="32" y="41" text-anchor="middle" font-family="system-ui, sans-serif" font-size="26" fill="#f3efe4">
      ${initials(name)}
    </text>
  </svg>`;
}
