import type { Preset } from './preset.js';

export const auth0: Preset = {
  id: 'auth0',
  name: 'Auth0',
  options: {
    // For one tenant write issuer="https://tenant.eu.auth0.com/": then nothing is asked.
    fields: [
      {
        name: 'domain',
        label: 'Auth0 domain',
        type: 'url',
        placeholder: 'tenant.eu.auth0.com',
        // A tenant at a domain of its own: write issuer.
        hosts: ['auth0.com'],
        required: true,
      },
    ],
    issuer: '{{domain}}/',
    connectionName: '{{ name ?? email }}',
    uniqueIdentifier: 'sub',
    scope: 'openid profile email',
    responseType: 'code',
  },
  grants: ['code'],
  tokenCors: 'yes',
  secretRequired: false,
  console:
    "Create a Single Page Application; list the redirect URL under Allowed Callback URLs and the page's origin under " +
    'Allowed Web Origins. Further audiences go into login-params.',
  sources: [
    'https://github.com/auth0/auth0-spa-js',
    'https://auth0.com/docs/get-started/applications/application-settings',
    '[K] that its metadata answer pages, and name the revoke and userinfo endpoints',
  ],
};
