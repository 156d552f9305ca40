// @ts-check

/**
 * The providers that `npm start` runs on this computer. They are no presets, so the whole of their settings is written.
 *
 * @typedef {import('./attributes.js').Attribute} Attribute
 * @typedef {{ id: string, name: string, about: string, hint: string, attributes: Attribute[] }} Example
 */

const HINT = 'Sign in as `ada`, `charles` or `murasaki`. The password is `demo`.';

/** @param {string} origin */
const acme = (origin) => ({
  id: 'acme',
  name: 'Acme',
  about: 'the demo’s provider',
  hint: HINT,
  attributes: /** @type {Attribute[]} */ ([
    ['provider-name', 'Acme'],
    ['client-id', 'demo'],
    ['login-url', `${origin}/oauth/authorize`],
    ['scope', 'profile email'],
    ['revoke-url', `${origin}/oauth/revoke`],
    ['test-url', `${origin}/api/me`],
    ['connection-name', "{{name}}'s account"],
    ['allowed-urls', `${origin}/api/v1`],
    ['unique-identifier', 'id'],
  ]),
});

/** @param {string} origin */
const beacon = (origin) => ({
  id: 'beacon',
  name: 'Beacon',
  about: 'found by its issuer',
  hint: HINT,
  attributes: /** @type {Attribute[]} */ ([
    ['provider-name', 'Beacon'],
    ['client-id', 'code'],
    ['issuer', origin],
    ['scope', 'openid profile email'],
    ['connection-name', '{{name}}'],
    ['allowed-urls', `${origin}/api`],
    ['unique-identifier', 'sub'],
  ]),
});

/** @param {string} name */
const contentOf = (name) => document.querySelector(`meta[name=${name}]`)?.getAttribute('content') ?? '';

/** Those that run. @returns {Example[]} */
export function runningExamples() {
  const [provider, oidc] = [contentOf('provider'), contentOf('oidc')];
  return [...(provider ? [acme(provider)] : []), ...(oidc ? [beacon(oidc)] : [])];
}
