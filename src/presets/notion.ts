import { tokenProxy, type Preset } from './preset.js';

export const notion: Preset = {
  id: 'notion',
  name: 'Notion',
  options: {
    loginUrl: 'https://api.notion.com/v1/oauth/authorize',
    loginParams: { owner: 'user' },
    // No test API: the token response says whose account it is, and pages get no answer of the API.
    connectionName: '{{ workspace_name ?? bot_id }}',
    uniqueIdentifier: 'bot_id',
    requestHeaders: { 'Notion-Version': '2022-06-28' },
    responseType: 'code',
  },
  grants: [],
  tokenCors: 'no',
  secretRequired: true,
  server: { tokenUrl: 'https://api.notion.com/v1/oauth/token', bodyFormat: 'json' },
  console: 'Create a public integration with the redirect URL; the secret belongs to the token proxy.',
  sources: [
    'https://developers.notion.com/docs/authorization',
    'https://github.com/nextauthjs/next-auth/blob/main/packages/core/src/providers/notion.ts',
    '[K] the members of the token response, the version, and that its API does not answer pages',
  ],
  needsServer: `its token endpoint asks for a client secret and does not answer pages: ${tokenProxy('notion')}`,
};
