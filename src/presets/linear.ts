import type { Preset } from './preset.js';

export const linear: Preset = {
  id: 'linear',
  name: 'Linear',
  options: {
    loginUrl: 'https://linear.app/oauth/authorize',
    tokenUrl: 'https://api.linear.app/oauth/token',
    testUrl: 'https://api.linear.app/graphql',
    testMethod: 'POST',
    testBody: { query: '{ viewer { id name email } }' },
    connectionName: '{{ data.viewer.name ?? data.viewer.email }}',
    uniqueIdentifier: 'data.viewer.id',
    // Several are parted by commas.
    scope: 'read',
    responseType: 'code',
  },
  grants: ['code'],
  tokenCors: 'unknown',
  secretRequired: false,
  console: 'Create an OAuth application with the redirect URL under Callback URLs.',
  sources: [
    'https://linear.app/developers/oauth-2-0-authentication',
    'https://github.com/better-auth/better-auth/blob/main/packages/core/src/social-providers/linear.ts',
  ],
};
