import { tokenProxy, type Preset } from './preset.js';

export const github: Preset = {
  id: 'github',
  name: 'GitHub',
  options: {
    loginUrl: 'https://github.com/login/oauth/authorize',
    testUrl: 'https://api.github.com/user',
    connectionName: '{{ name ?? login }}',
    uniqueIdentifier: 'id',
    scope: 'read:user',
    responseType: 'code',
  },
  grants: [],
  tokenCors: 'no',
  secretRequired: true,
  server: { tokenUrl: 'https://github.com/login/oauth/access_token', authentication: 'client_secret_post' },
  console: 'Register an OAuth app with the redirect URL as its callback URL; the secret belongs to the token proxy.',
  sources: [
    'https://github.com/isaacs/github/issues/330',
    'https://github.com/github/docs/issues/22270',
    'https://docs.github.com/en/apps/oauth-apps/building-oauth-apps/authorizing-oauth-apps',
  ],
  needsServer: `its token endpoint does not answer pages and asks for a client secret: ${tokenProxy('github')}`,
};
