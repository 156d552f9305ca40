import type { Preset } from './preset.js';

export const twitch: Preset = {
  id: 'twitch',
  name: 'Twitch',
  options: {
    loginUrl: 'https://id.twitch.tv/oauth2/authorize',
    revokeUrl: 'https://id.twitch.tv/oauth2/revoke',
    testUrl: 'https://api.twitch.tv/helix/users',
    connectionName: '{{ data.0.display_name ?? data.0.login }}',
    uniqueIdentifier: 'data.0.id',
    // Its API wants to know the client with each request.
    requestHeaders: { 'Client-Id': '{{client_id}}' },
    responseType: 'token',
  },
  grants: ['token'],
  tokenCors: 'unknown',
  secretRequired: true,
  server: { tokenUrl: 'https://id.twitch.tv/oauth2/token', authentication: 'client_secret_post' },
  console:
    'Register the redirect URL under OAuth Redirect URLs. Twitch asks that a token be validated hourly at ' +
    'https://id.twitch.tv/oauth2/validate: fetch() that address from the page, and list both https://id.twitch.tv and ' +
    'https://api.twitch.tv in allowed-urls.',
  sources: [
    'https://dev.twitch.tv/docs/authentication/getting-tokens-oauth/',
    'https://dev.twitch.tv/docs/authentication/validate-tokens/',
    'https://github.com/nextauthjs/next-auth/blob/main/packages/core/src/providers/twitch.ts',
    '[K] the members id, login and display_name of /helix/users',
    '[K] the secret in the body',
  ],
};
