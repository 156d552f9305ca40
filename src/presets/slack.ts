import { tokenProxy, type Preset } from './preset.js';

export const slack: Preset = {
  id: 'slack',
  name: 'Slack',
  options: {
    loginUrl: 'https://slack.com/oauth/v2/authorize',
    // No test API: the token response says whose account it is.
    connectionName: '{{team.name}}',
    uniqueIdentifier: 'authed_user.id',
    // Several are parted by commas.
    scope: 'users:read',
    responseType: 'code',
  },
  grants: [],
  tokenCors: 'unknown',
  secretRequired: true,
  server: { tokenUrl: 'https://slack.com/api/oauth.v2.access' },
  console: 'Create an app with the redirect URL under OAuth & Permissions; the secret belongs to the token proxy.',
  sources: [
    'https://docs.slack.dev/authentication/installing-with-oauth',
    'https://docs.slack.dev/authentication/using-pkce',
    '[K] the members team.name and authed_user.id of the token response',
  ],
  needsServer: `its codes are for servers, and for apps on desktops and phones: ${tokenProxy('slack')}`,
};
