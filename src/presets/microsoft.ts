import type { Preset } from './preset.js';

export const microsoft: Preset = {
  id: 'microsoft',
  name: 'Microsoft',
  options: {
    // `common` is for accounts of every tenant; write login-url and token-url yourself for one of them.
    loginUrl: 'https://login.microsoftonline.com/common/oauth2/v2.0/authorize',
    tokenUrl: 'https://login.microsoftonline.com/common/oauth2/v2.0/token',
    testUrl: 'https://graph.microsoft.com/v1.0/me',
    connectionName: '{{ displayName ?? userPrincipalName }}',
    uniqueIdentifier: 'id',
    scope: 'openid profile email User.Read',
    responseType: 'code',
  },
  grants: ['code', 'token'],
  tokenCors: 'yes',
  secretRequired: false,
  accountChooser: true,
  console:
    'Register the redirect URL under the platform Single-page application: only that lets pages redeem codes. For ' +
    'response-type="token" tick Access tokens under Implicit grant.',
  sources: [
    'https://learn.microsoft.com/en-us/entra/identity-platform/v2-oauth2-auth-code-flow',
    'https://learn.microsoft.com/en-us/entra/identity-platform/scenario-spa-app-registration',
    'https://github.com/nextauthjs/next-auth/blob/main/packages/core/src/providers/microsoft-entra-id.ts',
    '[K] the members id, displayName and userPrincipalName of Graph',
  ],
};
