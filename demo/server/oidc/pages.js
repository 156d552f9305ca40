// @ts-check
import { PASSWORD, initials } from '../accounts.js';
import { html } from '../html.js';
import { tick } from '../layout.js';
import { ACCOUNTS, findAccount } from './accounts.js';
import { layout } from './layout.js';

/** @typedef {import('./accounts.js').Account} Account */

/**
 * @param {{ uid: string, clientName: string, hint?: unknown, refused?: boolean }} options
 *   `hint`: what to fill in as the username; `refused`: the attempt before this one failed
 */
export function loginPage({ uid, clientName, hint, refused = false }) {
  const typed = refused && typeof hint === 'string' ? hint : undefined;
  const username = typed ?? (findAccount(hint) ?? ACCOUNTS[0])?.username;
  return layout(
    'Log in to Beacon',
    html`
      <h1>Log in</h1>
      <p class="lead">
        and go on to <strong><bdi>${clientName}</bdi></strong>
      </p>
      ${refused && html`<p class="alert" role="alert">That username and password don’t match. Try again.</p>`}
      <form method="post" action="/interaction/${uid}/login">
        <label for="username">Email or username</label>
        <input
          id="username"
          name="username"
          value="${username}"
          autocomplete="username"
          autocapitalize="none"
          spellcheck="false"
          required
          autofocus
        />
        <label for="password">Password</label>
        <input
          id="password"
          name="password"
          type="password"
          value="${PASSWORD}"
          autocomplete="current-password"
          required
        />
        <button class="primary wide" name="login" value="login">Log in</button>
      </form>
      <section class="hint" aria-labelledby="accounts">
        <h2 id="accounts">Demo accounts</h2>
        <p>Pick any of them. The password is <code>${PASSWORD}</code>.</p>
        <ul class="chips">
          ${ACCOUNTS.map((account) => accountChip(account, uid, account.username === username))}
        </ul>
      </section>
    `,
  );
}

/**
 * @param {Account} account
 * @param {string} uid
 * @param {boolean} current
 */
function accountChip({ username, name }, uid, current) {
  // A link, so that it works without a script; pages.js fills the field in place.
  return html`<li>
    <a
      href="/interaction/${uid}?login_hint=${username}"
      data-username="${username}"
      title="${name}"
      aria-current="${current ? 'true' : 'false'}"
      ><bdi>${username}</bdi></a
    >
  </li>`;
}

/**
 * @param {object} options
 * @param {string} options.uid
 * @param {string} options.clientName
 * @param {Account} options.account
 * @param {Record<string, string | undefined>} options.params of the authorization request
 * @param {string} options.path of the authorization endpoint
 */
export function consentPage({ uid, clientName, account, params, path }) {
  const { login_hint: _hint, ...rest } = params;
  const defined = Object.entries({ ...rest, prompt: 'login' }).filter(([, value]) => value !== undefined);
  const otherAccount = `${path}?${new URLSearchParams(/** @type {[string, string][]} */ (defined))}`;
  const returnsTo = URL.canParse(params['redirect_uri'] ?? '') && new URL(params['redirect_uri'] ?? '').origin;
  return layout(
    'Allow access to your Beacon account',
    html`
      <h1><bdi>${clientName}</bdi> asks for access</h1>
      <div class="account">
        <span class="avatar" aria-hidden="true">${initials(account.name)}</span>
        <span class="who"
          ><strong><bdi>${account.name}</bdi></strong
          ><small>${account.email}</small></span
        >
        <a href="${otherAccount}">Use another account</a>
      </div>
      <h2>It may then</h2>
      <ul class="scopes">
        ${(params['scope'] ?? '').split(' ').map((word) => html`<li>${tick}<span>${describeScope(word)}</span></li>`)}
      </ul>
      <form method="post" action="/interaction/${uid}/consent">
        <div class="decision">
          <button class="quiet" name="decision" value="deny">Deny</button>
          <button class="primary" name="decision" value="allow">Allow</button>
        </div>
      </form>
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

/** @param {string} issuer */
export function homePage(issuer) {
  return layout(
    'Beacon',
    html`
      <h1>Beacon is running</h1>
      <p class="lead">Apps send their visitors here to log in. This is the issuer they need to know:</p>
      <p class="detail"><code>${issuer}</code></p>
    `,
  );
}
