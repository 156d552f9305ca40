import type { Preset } from './preset.js';

export const okta: Preset = {
  id: 'okta',
  name: 'Okta',
  options: {
    // For one organisation write issuer="https://acme.okta.com/oauth2/default": then nothing is asked.
    fields: [
      {
        name: 'domain',
        label: 'Okta domain',
        type: 'url',
        placeholder: 'acme.okta.com',
        hosts: ['okta.com', 'oktapreview.com', 'okta-emea.com', 'okta-gov.com', 'okta.mil'],
        required: true,
      },
    ],
    issuer: '{{domain}}/oauth2/default',
    connectionName: '{{ name ?? preferred_username }}',
    uniqueIdentifier: 'sub',
    scope: 'openid profile email',
    responseType: 'code',
  },
  grants: ['code', 'token', 'id_token token'],
  tokenCors: 'yes',
  secretRequired: false,
  console:
    "Create a Single-Page Application with the redirect URL as sign-in redirect URI, and add the page's origin under " +
    'Security, API, Trusted Origins (CORS). The issuer is the authorization server named default; write another one.',
  sources: [
    'https://github.com/okta/okta-auth-js',
    'https://github.com/okta/okta-auth-js/pull/631',
    '[K] Trusted Origins',
  ],
};
