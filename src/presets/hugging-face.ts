import type { Preset } from './preset.js';

export const huggingFace: Preset = {
  id: 'hugging-face',
  name: 'Hugging Face',
  options: {
    loginUrl: 'https://huggingface.co/oauth/authorize',
    tokenUrl: 'https://huggingface.co/oauth/token',
    testUrl: 'https://huggingface.co/oauth/userinfo',
    connectionName: '{{ name ?? preferred_username }}',
    uniqueIdentifier: 'sub',
    scope: 'openid profile',
    responseType: 'code',
  },
  grants: ['code'],
  tokenCors: 'yes',
  secretRequired: false,
  console: 'Create an OAuth app without a secret (a public app), with the redirect URL.',
  sources: [
    'https://huggingface.co/docs/hub/oauth',
    'https://app.unpkg.com/@huggingface/hub@2.7.1/files/dist/src/lib/oauth-login-url.d.ts',
    'https://huggingface.co/spaces/huggingfacejs/client-side-oauth',
    '[K] the three addresses',
  ],
};
