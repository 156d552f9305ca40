import { tokenProxy, type Preset } from './preset.js';

export const clickup: Preset = {
  id: 'clickup',
  name: 'ClickUp',
  options: {
    loginUrl: 'https://app.clickup.com/api',
    testUrl: 'https://api.clickup.com/api/v2/user',
    connectionName: '{{user.username}}',
    uniqueIdentifier: 'user.id',
    responseType: 'code',
  },
  grants: [],
  tokenCors: 'unknown',
  secretRequired: true,
  server: { tokenUrl: 'https://api.clickup.com/api/v2/oauth/token', authentication: 'client_secret_post' },
  console: 'Create an app under Settings, Apps with the redirect URL; the secret belongs to the token proxy.',
  sources: [
    'https://github.com/nextauthjs/next-auth/blob/main/packages/core/src/providers/click-up.ts',
    '[K] where its console is',
    '[K] the secret in the body',
  ],
  needsServer: `its token endpoint asks for a client secret: ${tokenProxy('clickup')}`,
};
