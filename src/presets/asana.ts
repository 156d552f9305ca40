import { tokenProxy, type Preset } from './preset.js';

export const asana: Preset = {
  id: 'asana',
  name: 'Asana',
  options: {
    loginUrl: 'https://app.asana.com/-/oauth_authorize',
    testUrl: 'https://app.asana.com/api/1.0/users/me',
    connectionName: '{{data.name}}',
    uniqueIdentifier: 'data.gid',
    responseType: 'code',
  },
  grants: [],
  tokenCors: 'no',
  secretRequired: true,
  server: { tokenUrl: 'https://app.asana.com/-/oauth_token', revokeUrl: 'https://app.asana.com/-/oauth_revoke' },
  console: 'Create an app in the developer console with the redirect URL; the secret belongs to the token proxy.',
  sources: [
    'https://developers.asana.com/docs/getting-started-with-asana-oauth',
    '[K] the members data.gid and data.name of the test API',
  ],
  needsServer: `its token endpoint does not answer pages: ${tokenProxy('asana')}`,
};
