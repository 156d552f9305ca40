import { tokenProxy, type Preset } from './preset.js';

export const strava: Preset = {
  id: 'strava',
  name: 'Strava',
  options: {
    loginUrl: 'https://www.strava.com/oauth/authorize',
    testUrl: 'https://www.strava.com/api/v3/athlete',
    connectionName: '{{firstname}} {{lastname}}',
    uniqueIdentifier: 'id',
    // Several are parted by commas.
    scope: 'read',
    responseType: 'code',
  },
  grants: [],
  tokenCors: 'unknown',
  secretRequired: true,
  server: { tokenUrl: 'https://www.strava.com/api/v3/oauth/token', authentication: 'client_secret_post' },
  console: "Create an app with the redirect URL's host as its callback domain; the secret belongs to the token proxy.",
  sources: [
    'https://github.com/nextauthjs/next-auth/blob/main/packages/core/src/providers/strava.ts',
    '[K] the scope read, and the callback domain',
  ],
  needsServer: `its token endpoint asks for a client secret: ${tokenProxy('strava')}`,
};
