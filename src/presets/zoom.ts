import type { Preset } from './preset.js';

export const zoom: Preset = {
  id: 'zoom',
  name: 'Zoom',
  options: {
    loginUrl: 'https://zoom.us/oauth/authorize',
    tokenUrl: 'https://zoom.us/oauth/token',
    testUrl: 'https://api.zoom.us/v2/users/me',
    connectionName: '{{ display_name ?? email }}',
    uniqueIdentifier: 'id',
    responseType: 'code',
  },
  grants: ['code'],
  tokenCors: 'unknown',
  secretRequired: false,
  console: 'Use the public client ID of your app, not the one that has a secret, and register the redirect URL.',
  sources: ['https://developers.zoom.us/blog/public-pkce/'],
};
