import type { Preset } from './preset.js';

export const dropbox: Preset = {
  id: 'dropbox',
  name: 'Dropbox',
  options: {
    loginUrl: 'https://www.dropbox.com/oauth2/authorize',
    tokenUrl: 'https://api.dropboxapi.com/oauth2/token',
    // Without it there is no refresh token.
    loginParams: { token_access_type: 'offline' },
    revokeUrl: 'https://api.dropboxapi.com/2/auth/token/revoke',
    revokeStyle: 'bearer',
    testUrl: 'https://api.dropboxapi.com/2/users/get_current_account',
    testMethod: 'POST',
    connectionName: '{{name.display_name}}',
    uniqueIdentifier: 'account_id',
    scope: 'account_info.read',
    responseType: 'code',
  },
  grants: ['code', 'token'],
  tokenCors: 'yes',
  secretRequired: false,
  console: 'Add the redirect URL under Redirect URIs, allow public clients, and tick the permissions that scope names.',
  sources: [
    'https://github.com/dropbox/dropbox-sdk-js/tree/main/examples/javascript/pkce-browser',
    'https://github.com/nextauthjs/next-auth/blob/main/packages/core/src/providers/dropbox.ts',
    '[K] the revoke URL, and the names in its console',
  ],
};
