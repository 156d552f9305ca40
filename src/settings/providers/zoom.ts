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
  console: 'Take the public client ID of your app, which is another one than that with the secret.',
  sources: ['https://developers.zoom.us/blog/public-pkce/'],
};
