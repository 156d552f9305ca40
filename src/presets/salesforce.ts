import type { Preset } from './preset.js';

export const salesforce: Preset = {
  id: 'salesforce',
  name: 'Salesforce',
  options: {
    fields: [
      {
        name: 'environment',
        label: 'Environment',
        options: [
          { value: 'login', label: 'Production' },
          { value: 'test', label: 'Sandbox' },
        ],
      },
    ],
    loginUrl: 'https://{{environment}}.salesforce.com/services/oauth2/authorize',
    tokenUrl: 'https://{{environment}}.salesforce.com/services/oauth2/token',
    revokeUrl: 'https://{{environment}}.salesforce.com/services/oauth2/revoke',
    // Only the token response says where an account's APIs are.
    testUrl: '{{instance_url}}/services/oauth2/userinfo',
    allowedUrls: '{{instance_url}}/services',
    apiUrl: '{{instance_url}}/services',
    connectionName: '{{name}}',
    uniqueIdentifier: 'user_id',
    scope: 'openid profile api',
    responseType: 'code',
  },
  grants: ['code', 'token'],
  tokenCors: 'yes',
  secretRequired: false,
  console:
    'Create an external client app with the redirect URL as callback URL, require PKCE and no secret. Switch "Enable ' +
    'CORS for OAuth endpoints" on, and list the page\'s origin under CORS.',
  sources: [
    'https://help.salesforce.com/s/articleView?id=xcloud.remoteaccess_oauth_endpoints.htm',
    'https://help.salesforce.com/s/articleView?id=xcloud.remoteaccess_oauth_user_agent_flow.htm',
    '[K] the scopes, and the names in its console',
  ],
};
