// @ts-check
import { PASSWORD, initials } from '../accounts.js';
import { html } from './html.js';

/**
 * What the pages of the providers are made of. All have the same bones (`base.css`); each has words and looks of its own.
 *
 * @typedef {import('./html.js').Markup} Markup
 * @typedef {{ username: string, name: string, email: string }} Account
 * @typedef {object} Brand
 * @property {string} name
 * @property {Markup} mark
 * @property {Markup} favicon the mark once more for the browser's tab, where no style sheet reaches
 * @property {Markup} art beside the content, where there is room
 * @property {string} motto
 * @property {string} introduction to whoever comes to its first page
 * @property {URL} style the file with its looks
 */

/**
 * @param {Brand} brand
 * @param {string} title
 * @param {Markup} content
 */
export function page({ name, mark, art, motto }, title, content) {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${title}</title>
        <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
        <link rel="stylesheet" href="/base.css" />
        <link rel="stylesheet" href="/brand.css" />
        <script src="/username.js" defer></script>
      </head>
      <body>
        <aside>
          ${art}
          <p>${motto}</p>
        </aside>
        <main>
          <div class="sheet">
            <p class="brand">${mark}<span>${name}</span></p>
            ${content}
          </div>
          <footer>${name} runs on this computer only, for the demo of oauth-connect. Its accounts are made up.</footer>
        </main>
      </body>
    </html>`;
}

/**
 * @param {object} options
 * @param {string} options.action
 * @param {Record<string, string>} [options.hidden] goes along
 * @param {string | undefined} options.username filled in already
 * @param {string} options.label of the button
 */
export function loginForm({ action, hidden = {}, username, label }) {
  return html`<form method="post" action="${action}">
    ${Object.entries(hidden).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`)}
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
    <input id="password" name="password" type="password" value="${PASSWORD}" autocomplete="current-password" required />
    <button class="primary wide" name="login" value="login">${label}</button>
  </form>`;
}

/** What to say after a password that was wrong. */
export const refusal = html`<p class="alert" role="alert">That username and password don’t match. Try again.</p>`;

/**
 * The accounts to choose from. Links, so that it works without a script; the page's script fills the field in place.
 *
 * @param {readonly Account[]} accounts
 * @param {string | undefined} current username
 * @param {(username: string) => string} addressOf the login page with that account
 */
export function accountChips(accounts, current, addressOf) {
  return html`<section class="hint" aria-labelledby="accounts">
    <h2 id="accounts">Demo accounts</h2>
    <p>Pick any of them. The password is <code>${PASSWORD}</code>.</p>
    <ul class="chips">
      ${accounts.map(
        ({ username, name }) =>
          html`<li>
            <a
              href="${addressOf(username)}"
              data-username="${username}"
              title="${name}"
              aria-current="${username === current ? 'true' : 'false'}"
              ><bdi>${username}</bdi></a
            >
          </li>`,
      )}
    </ul>
  </section>`;
}

/**
 * @param {Account} account who is logged in
 * @param {string} otherAccount where to be somebody else
 */
export function accountCard({ name, email }, otherAccount) {
  return html`<div class="account">
    <span class="avatar" aria-hidden="true">${initials(name)}</span>
    <span class="who"
      ><strong><bdi>${name}</bdi></strong
      ><small>${email}</small></span
    >
    <a href="${otherAccount}">Use another account</a>
  </div>`;
}

/** The two buttons of a consent page. */
export const decision = html`<div class="decision">
  <button class="quiet" name="decision" value="deny">Deny</button>
  <button class="primary" name="decision" value="allow">Allow</button>
</div>`;

const tick = html`<svg class="tick" viewBox="0 0 16 16" aria-hidden="true">
  <path d="m3.5 8.5 3 3 6-7" />
</svg>`;

/**
 * What an app will be able to do.
 *
 * @param {readonly string[]} scopes
 * @param {Record<string, string>} descriptions
 */
export const scopeList = (scopes, descriptions) =>
  html`<ul class="scopes">
    ${scopes.map((scope) => html`<li>${tick}<span>${descriptions[scope] ?? html`Use <code>${scope}</code>`}</span></li>`)}
  </ul>`;

/** @param {unknown} origin of the app, for the visitor to judge */
export const returnNote = (origin) =>
  html`<p class="fine">You’ll go back to <strong>${origin}</strong>. You can withdraw this at any time.</p>`;

/**
 * @param {Brand} brand
 * @param {{ problem: string, detail?: string }} options
 */
export const errorPage = (brand, { problem, detail = '' }) =>
  page(
    brand,
    'Something is wrong',
    html`
      <h1>That didn’t work</h1>
      <p class="lead">${problem}</p>
      ${detail && html`<p class="detail"><code>${detail}</code></p>`}
      <p class="fine">Nothing has been shared. You can close this window.</p>
    `,
  );

/** What is said where a form does not belong to what its server knows. */
export const OUT_OF_DATE = 'This page is out of date. Go back to the app and start again.';

/**
 * @param {Brand} brand
 * @param {string} [detail]
 */
export const homePage = (brand, detail = '') =>
  page(
    brand,
    brand.name,
    html`
      <h1>${brand.name} is running</h1>
      <p class="lead">${brand.introduction}</p>
      ${detail && html`<p class="detail"><code>${detail}</code></p>`}
    `,
  );
