import type { Preset } from './preset.js';

export const anilist: Preset = {
  id: 'anilist',
  name: 'AniList',
  options: {
    loginUrl: 'https://anilist.co/api/v2/oauth/authorize',
    testUrl: 'https://graphql.anilist.co',
    testMethod: 'POST',
    testBody: { query: '{ Viewer { id name } }' },
    connectionName: '{{data.Viewer.name}}',
    uniqueIdentifier: 'data.Viewer.id',
    responseType: 'token',
  },
  grants: ['token'],
  tokenCors: 'unknown',
  secretRequired: true,
  console: 'Create an API client with the redirect URL, under Settings, Developer.',
  sources: [
    'https://github.com/AniList/ApiV2-GraphQL-Docs/blob/master/book/overview/oauth/implicit-grant.md',
    'https://arcticjs.dev/providers/anilist',
    '[K] that the state comes back',
  ],
};
