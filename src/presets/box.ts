import { tokenProxy, type Preset } from './preset.js';

export const box: Preset = {
  id: 'box',
  name: 'Box',
  options: {
    loginUrl: 'https://account.box.com/api/oauth2/authorize',
    testUrl: 'https://api.box.com/2.0/users/me',
    connectionName: '{{ name ?? login }}',
    uniqueIdentifier: 'id',
    responseType: 'code',
  },
  grants: [],
  tokenCors: 'unknown',
  secretRequired: true,
  server: {
    tokenUrl: 'https://api.box.com/oauth2/token',
    revokeUrl: 'https://api.box.com/oauth2/revoke',
    authentication: 'client_secret_post',
  },
  console:
    "Create a custom app with user authentication (OAuth 2.0) and the redirect URL, and list the page's origin under " +
    'CORS domains; the secret belongs to the token proxy.',
  sources: [
    'https://github.com/nextauthjs/next-auth/blob/main/packages/core/src/providers/box.ts',
    '[K] that its token endpoint asks for a secret, and the names in its console',
    '[K] its revocation endpoint, and the secret in the body',
  ],
  needsServer: `its token endpoint asks for a client secret: ${tokenProxy('box')}`,
};
