import type { Preset } from './preset.js';

export const gitlab: Preset = {
  id: 'gitlab',
  name: 'GitLab',
  options: {
    fields: [{ name: 'instance', label: 'GitLab address', type: 'url', default: 'https://gitlab.com', required: true }],
    loginUrl: '{{instance}}/oauth/authorize',
    tokenUrl: '{{instance}}/oauth/token',
    revokeUrl: '{{instance}}/oauth/revoke',
    testUrl: '{{instance}}/oauth/userinfo',
    connectionName: '{{ name ?? nickname }}',
    uniqueIdentifier: 'sub',
    scope: 'openid profile email',
    responseType: 'code',
  },
  grants: ['code'],
  // Of the token, revoke and userinfo endpoints, since GitLab 15.1.
  tokenCors: 'yes',
  secretRequired: false,
  console:
    'Add an application with the redirect URL, untick Confidential, and tick the scopes. Each GitLab server registers ' +
    'its own clients: where visitors may name another one, make client-id a field.',
  sources: ['https://docs.gitlab.com/api/oauth2/', 'https://docs.gitlab.com/integration/openid_connect_provider/'],
};
