import type { Preset } from './preset.js';

export const openstreetmap: Preset = {
  id: 'openstreetmap',
  name: 'OpenStreetMap',
  options: {
    loginUrl: 'https://www.openstreetmap.org/oauth2/authorize',
    tokenUrl: 'https://www.openstreetmap.org/oauth2/token',
    testUrl: 'https://api.openstreetmap.org/api/0.6/user/details.json',
    connectionName: '{{user.display_name}}',
    uniqueIdentifier: 'user.id',
    scope: 'read_prefs',
    responseType: 'code',
  },
  grants: ['code'],
  tokenCors: 'yes',
  secretRequired: false,
  console: 'Register an OAuth 2 application with the redirect URL, untick Confidential, and tick what scope names.',
  sources: [
    'https://wiki.openstreetmap.org/wiki/OAuth',
    'https://github.com/osmlab/osm-auth',
    '[K] that its endpoints answer pages, as osm-auth relies on, and the members of the test API',
  ],
};
