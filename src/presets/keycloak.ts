import type { Preset } from './preset.js';

export const keycloak: Preset = {
  id: 'keycloak',
  name: 'Keycloak',
  options: {
    // For one realm write issuer="https://sso.example.com/realms/acme": then nothing is asked.
    fields: [
      { name: 'server', label: 'Keycloak address', type: 'url', placeholder: 'sso.example.com', required: true },
      { name: 'realm', label: 'Realm', required: true },
    ],
    issuer: '{{server}}/realms/{{realm}}',
    connectionName: '{{ name ?? preferred_username }}',
    uniqueIdentifier: 'sub',
    scope: 'openid profile email',
    responseType: 'code',
  },
  grants: ['code', 'token', 'id_token token'],
  tokenCors: 'yes',
  secretRequired: false,
  console:
    'Create an OpenID Connect client with Client authentication off and Standard flow on (Implicit flow for ' +
    'response-type="token"); list the redirect URL under Valid redirect URIs and the page\'s origin under Web origins.',
  sources: [
    'https://www.keycloak.org/securing-apps/javascript-adapter',
    'https://github.com/keycloak/keycloak/issues/33434',
    '[K] Web origins',
  ],
};
