import type { Preset } from './preset.js';

export const discord: Preset = {
  id: 'discord',
  name: 'Discord',
  options: {
    loginUrl: 'https://discord.com/oauth2/authorize',
    // Ends all that this visitor has allowed the client, not this token alone.
    revokeUrl: 'https://discord.com/api/oauth2/token/revoke',
    testUrl: 'https://discord.com/api/users/@me',
    connectionName: '{{ global_name ?? username }}',
    uniqueIdentifier: 'id',
    scope: 'identify',
    responseType: 'token',
  },
  grants: ['token', 'code'],
  tokenCors: 'unknown',
  secretRequired: false,
  server: { tokenUrl: 'https://discord.com/api/oauth2/token' },
  console: 'List the redirect URL under OAuth2, Redirects. For response-type="code" switch Public Client on.',
  sources: [
    'https://docs.discord.com/developers/topics/oauth2',
    'https://discord.com/.well-known/oauth-authorization-server',
    '[K] the names in its console',
  ],
};
