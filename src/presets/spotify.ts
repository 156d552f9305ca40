import type { Preset } from './preset.js';

export const spotify: Preset = {
  id: 'spotify',
  name: 'Spotify',
  options: {
    loginUrl: 'https://accounts.spotify.com/authorize',
    tokenUrl: 'https://accounts.spotify.com/api/token',
    testUrl: 'https://api.spotify.com/v1/me',
    connectionName: '{{ display_name ?? id }}',
    uniqueIdentifier: 'id',
    scope: 'user-read-private',
    responseType: 'code',
  },
  // The implicit grant was removed on 27 November 2025.
  grants: ['code'],
  tokenCors: 'yes',
  secretRequired: false,
  console:
    'Add the redirect URL under Redirect URIs; http: is allowed for 127.0.0.1 and not for localhost, so open your page ' +
    'at http://127.0.0.1 as you develop it.',
  sources: [
    'https://developer.spotify.com/documentation/web-api/tutorials/code-pkce-flow',
    'https://developer.spotify.com/blog/2025-10-14-reminder-oauth-migration-27-nov-2025',
  ],
};
