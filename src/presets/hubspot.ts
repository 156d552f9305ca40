import { tokenProxy, type Preset } from './preset.js';

export const hubspot: Preset = {
  id: 'hubspot',
  name: 'HubSpot',
  options: {
    loginUrl: 'https://app.hubspot.com/oauth/authorize',
    // It knows no other way to ask whose token it is.
    testUrl: 'https://api.hubapi.com/oauth/v1/access-tokens/{{access_token}}',
    tokenInQuery: true,
    connectionName: '{{ user ?? hub_domain }}',
    uniqueIdentifier: 'user_id',
    scope: 'oauth',
    responseType: 'code',
  },
  grants: [],
  tokenCors: 'unknown',
  secretRequired: true,
  server: { tokenUrl: 'https://api.hubapi.com/oauth/v1/token', authentication: 'client_secret_post' },
  console: 'Create a public app with the redirect URL and its scopes; the secret belongs to the token proxy.',
  sources: [
    'https://github.com/nextauthjs/next-auth/blob/main/packages/core/src/providers/hubspot.ts',
    'https://developers.hubspot.com/docs/api/oauth-quickstart-guide',
    '[K] the scope oauth, and hub_domain',
  ],
  needsServer: `its token endpoint asks for a client secret: ${tokenProxy('hubspot')}`,
};
