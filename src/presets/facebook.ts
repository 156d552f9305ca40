import type { Preset } from './preset.js';

export const facebook: Preset = {
  id: 'facebook',
  name: 'Facebook',
  options: {
    loginUrl: 'https://www.facebook.com/v22.0/dialog/oauth',
    revokeUrl: 'https://graph.facebook.com/me/permissions',
    revokeStyle: 'bearer',
    revokeMethod: 'DELETE',
    testUrl: 'https://graph.facebook.com/me?fields=id,name',
    connectionName: '{{name}}',
    uniqueIdentifier: 'id',
    // Several are parted by commas.
    scope: 'public_profile',
    responseType: 'token',
  },
  grants: ['token'],
  tokenCors: 'unknown',
  secretRequired: true,
  server: { tokenUrl: 'https://graph.facebook.com/oauth/access_token', authentication: 'client_secret_post' },
  console:
    'Add Facebook Login, switch Client OAuth login on, and list the redirect URL under Valid OAuth Redirect URIs.',
  sources: [
    'https://developers.facebook.com/docs/facebook-login/guides/advanced/manual-flow',
    'https://github.com/nextauthjs/next-auth/blob/main/packages/core/src/providers/facebook.ts',
    '[K] DELETE /me/permissions, and the names in its console',
    '[K] the secret in the body',
  ],
};
