import type { Preset } from './preset.js';

export const google: Preset = {
  id: 'google',
  name: 'Google',
  options: {
    loginUrl: 'https://accounts.google.com/o/oauth2/v2/auth',
    // It takes the token, but hides its answer from pages: disconnecting then reports `remote: false`.
    revokeUrl: 'https://oauth2.googleapis.com/revoke',
    testUrl: 'https://openidconnect.googleapis.com/v1/userinfo',
    connectionName: '{{ name ?? email }}',
    uniqueIdentifier: 'sub',
    scope: 'openid email profile',
    responseType: 'token',
  },
  grants: ['token'],
  tokenCors: 'unknown',
  // Its metadata list client_secret_post and client_secret_basic, and not `none`.
  secretRequired: true,
  server: { tokenUrl: 'https://oauth2.googleapis.com/token' },
  accountChooser: true,
  console:
    "Create an OAuth client of the type Web application; list the page's origin under Authorized JavaScript origins " +
    'and the redirect URL under Authorized redirect URIs.',
  sources: [
    'https://developers.google.com/identity/protocols/oauth2/javascript-implicit-flow',
    'https://accounts.google.com/.well-known/openid-configuration',
  ],
};
