import type { Preset } from './preset.js';

export const imgur: Preset = {
  id: 'imgur',
  name: 'Imgur',
  options: {
    // It puts a refresh token beside the access token, into the address: that one is dropped, as nothing in a page may
    // use it (RFC 6749 §4.2.2).
    loginUrl: 'https://api.imgur.com/oauth2/authorize',
    testUrl: 'https://api.imgur.com/3/account/me',
    connectionName: '{{data.url}}',
    uniqueIdentifier: 'data.id',
    responseType: 'token',
  },
  grants: ['token'],
  tokenCors: 'unknown',
  secretRequired: true,
  server: { tokenUrl: 'https://api.imgur.com/oauth2/token', authentication: 'client_secret_post' },
  console: 'Register an application of the type "OAuth 2 authorization with a callback URL", with the redirect URL.',
  sources: [
    '[K] the secret in the body',
    'https://apidocs.imgur.com/',
    '[K] the test API and its members data.id and data.url',
  ],
};
