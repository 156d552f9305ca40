import type { Preset } from './preset.js';

export const airtable: Preset = {
  id: 'airtable',
  name: 'Airtable',
  options: {
    loginUrl: 'https://airtable.com/oauth2/v1/authorize',
    tokenUrl: 'https://airtable.com/oauth2/v1/token',
    testUrl: 'https://api.airtable.com/v0/meta/whoami',
    connectionName: '{{ email ?? id }}',
    uniqueIdentifier: 'id',
    scope: 'user.email:read',
    responseType: 'code',
  },
  grants: ['code'],
  tokenCors: 'unknown',
  secretRequired: false,
  console: 'Register an OAuth integration with the redirect URL; do not generate a client secret.',
  sources: [
    'https://airtable.com/developers/web/api/oauth-reference',
    'https://github.com/NangoHQ/nango/blob/master/packages/providers/providers.yaml',
  ],
};
