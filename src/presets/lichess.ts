import type { Preset } from './preset.js';

export const lichess: Preset = {
  id: 'lichess',
  name: 'Lichess',
  options: {
    loginUrl: 'https://lichess.org/oauth',
    tokenUrl: 'https://lichess.org/api/token',
    revokeUrl: 'https://lichess.org/api/token',
    revokeStyle: 'bearer',
    revokeMethod: 'DELETE',
    testUrl: 'https://lichess.org/api/account',
    connectionName: '{{username}}',
    uniqueIdentifier: 'id',
    responseType: 'code',
  },
  grants: ['code'],
  tokenCors: 'yes',
  secretRequired: false,
  console: 'Nothing: clients are not registered. Make up a client-id that nobody else has, such as your host name.',
  sources: [
    'https://github.com/lichess-org/api-demo',
    'https://docs.rs/crate/litchee/latest/source/examples/oauth_flow.rs',
    'https://arcticjs.dev/providers/lichess',
    '[K] that its endpoints answer pages, as in its api-demo',
  ],
};
