// @ts-check
import { ACCOUNTS, findAccount, initials } from '../../test/servers/acme/accounts.js';
import { html } from '../../test/servers/acme/html.js';
import { layout, tick } from '../../test/servers/acme/layout.js';
import { accountCard, accountChips, decision, loginForm, refusal } from './page-parts.js';

/**
 * @typedef {import('../../test/servers/acme/accounts.js').Account} Account
 * @typedef {import('../../test/servers/acme/clients.js').Client} Client
 * @typedef {import('../../test/servers/acme/html.js').Markup} Markup
 */

/** Nothing inline, nothing from elsewhere, and nobody may put the login page into a frame. */
const POLICY = ["default-src 'none'", "style-src 'self'", "script-src 'self'", "img-src 'self'", "base-uri 'none'"];

/**
 * @param {string} [coop] Cross-Origin-Opener-Policy, if any
 * @returns {Record<string, string>}
 */
export const pageHeaders = (coop = '') => ({
  'Cache-Control': 'no-store',
  'Content-Security-Policy': [...POLICY, "frame-ancestors 'none'"].join('; '),
  'Referrer-Policy': 'same-origin',
  'X-Content-Type-Options': 'nosniff',
  ...(coop ? { 'Cross-Origin-Opener-Policy': coop } : {}),
});

/**
 * @param {import('express').Response} res
 * @param {number} status
 * @param {Markup} page
 * @param {string} [coop] Cross-Origin-Opener-Policy, if any
 */
export function sendPage(res, status, page, coop) {
  res.status(status).set(pageHeaders(coop));
  res.type('html').send(String(page));
}

/**
 * @param {{ client: Client | undefined, csrf: string, returnTo: string, hint?: unknown, refused?: boolean }} options
 *   `hint`: what to fill in as the username; `refused`: the attempt before this one failed
 */
export function loginPage({ client, csrf, returnTo, hint, refused = false }) {
  const typed = refused && typeof hint === 'string' ? hint : undefined;
  const username = typed ?? (findAccount(hint) ?? ACCOUNTS[0])?.username;
  return layout(
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
  return layout(
    'Allow access to your Acme account',
    html`
      <h1><bdi>${client.name}</bdi> wants to use your Acme account</h1>
      ${accountCard(account, otherAccount)}
      <h2>It will be able to</h2>
      <ul class="scopes">
        ${scope.split(/[\s,]+/).map((word) => html`<li>${tick}<span>${describeScope(word)}</span></li>`)}
      </ul>
      <form method="post" action="/oauth/decision">
        <input type="hidden" name="csrf" value="${csrf}" />
        <input type="hidden" name="transaction_id" value="${transaction}" />
        ${decision}
      </form>
      <p class="fine">You’ll go back to <strong>${returnsTo}</strong>. You can withdraw this at any time.</p>
    `,
  );
}

/** @type {Record<string, string>} */
const SCOPES = {
  profile: 'See your name and your picture',
  email: 'See your email address',
  'files.read': 'See and download your files',
  'files.write': 'Add, change and delete your files',
};

/** @param {string} word */
const describeScope = (word) => SCOPES[word] ?? html`Use <code>${word}</code>`;

/** @param {{ problem: string, detail?: string }} options */
export function errorPage({ problem, detail = '' }) {
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

export function homePage() {
  return layout(
    'Acme',
    html`
      <h1>Acme is running</h1>
      <p class="lead">Apps send their visitors here to sign in. There is nothing else to see on this page.</p>
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
