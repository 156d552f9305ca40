import type { Preset } from './preset.js';

export const reddit: Preset = {
  id: 'reddit',
  name: 'Reddit',
  options: {
    loginUrl: 'https://www.reddit.com/api/v1/authorize',
    testUrl: 'https://oauth.reddit.com/api/v1/me',
    connectionName: '{{name}}',
    uniqueIdentifier: 'id',
    scope: 'identity',
    responseType: 'token',
  },
  grants: ['token'],
  tokenCors: 'unknown',
  // Its token and revoke endpoints want HTTP Basic with an empty password, which no page sends here.
  secretRequired: false,
  console: 'Create an app of the type installed app with the redirect URL: only that type has no secret.',
  sources: [
    'https://github.com/reddit-archive/reddit/wiki/OAuth2',
    '[K] that the token endpoint wants HTTP Basic with an empty password',
  ],
};
