import { tokenProxy, type Preset } from './preset.js';

export const figma: Preset = {
  id: 'figma',
  name: 'Figma',
  options: {
    loginUrl: 'https://www.figma.com/oauth',
    testUrl: 'https://api.figma.com/v1/me',
    connectionName: '{{handle}}',
    uniqueIdentifier: 'id',
    scope: 'current_user:read',
    responseType: 'code',
  },
  grants: [],
  tokenCors: 'unknown',
  secretRequired: true,
  server: { tokenUrl: 'https://api.figma.com/v1/oauth/token', refreshUrl: 'https://api.figma.com/v1/oauth/refresh' },
  console: 'Create an app with the redirect URL as its callback; the secret belongs to the token proxy.',
  sources: [
    'https://github.com/NangoHQ/nango/blob/master/packages/providers/providers.yaml',
    'https://github.com/better-auth/better-auth/blob/main/packages/core/src/social-providers/figma.ts',
  ],
  needsServer: `its token endpoint asks for a client secret: ${tokenProxy('figma')}`,
};
