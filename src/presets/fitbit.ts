import type { Preset } from './preset.js';

export const fitbit: Preset = {
  id: 'fitbit',
  name: 'Fitbit',
  options: {
    loginUrl: 'https://www.fitbit.com/oauth2/authorize',
    revokeUrl: 'https://api.fitbit.com/oauth2/revoke',
    testUrl: 'https://api.fitbit.com/1/user/-/profile.json',
    connectionName: '{{user.displayName}}',
    uniqueIdentifier: 'user.encodedId',
    scope: 'profile',
    responseType: 'token',
  },
  grants: ['token', 'code'],
  tokenCors: 'unknown',
  secretRequired: false,
  console: 'Register an application of the type Client (it has no secret), with the redirect URL.',
  sources: [
    'https://dev.fitbit.com/build/reference/web-api/authorization/oauth2-token/',
    'https://dev.fitbit.com/build/reference/web-api/developer-guide/authorization/',
    '[K] the revoke URL, the test API and its members',
  ],
};
