#!/usr/bin/env bash
# @jmondi/oauth2-server 4.3.7 answers the implicit grant in the query of the redirect URL, unless `implicitRedirectMode` says
# "fragment".
#
# RFC 6749 §4.2.2 has the fragment, which browsers do not send: in the query the token goes to the host of the redirect URL, and
# into its logs. The callback page reads both, and clears both; a provider that runs this package should set the option.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund @jmondi/oauth2-server@4.3.7

cat > finding.mjs <<'JS'
import { AuthorizationServer, DateInterval, JwtService } from '@jmondi/oauth2-server';

const redirectUrl = 'https://app.example/callback';
const client = { id: 'page', name: 'Page', redirectUris: [redirectUrl], allowedGrants: ['implicit'], scopes: [] };
const clients = { getByIdentifier: async () => client, isClientValid: async () => true };
const tokens = {
  issueToken: async (client, scopes, user) => {
    const accessTokenExpiresAt = new Date(Date.now() + 3_600_000);
    return { accessToken: 'a', accessTokenExpiresAt, client, scopes, user };
  },
  persist: async () => {},
};
const scopes = { getAllByIdentifiers: async () => [], finalize: async (some) => some };

const names = (text) => [...new URLSearchParams(text.slice(1)).keys()].sort().join(' ') || 'nothing';

for (const options of [{}, { implicitRedirectMode: 'fragment' }]) {
  const server = new AuthorizationServer(clients, tokens, scopes, new JwtService('of this script'), options);
  server.enableGrantTypes(['implicit', new DateInterval('1h')]);
  const query = { response_type: 'token', client_id: 'page', redirect_uri: redirectUrl, state: 's' };
  const request = await server.validateAuthorizationRequest({ query, headers: {}, body: {} });
  Object.assign(request, { user: { id: 'ada' }, isAuthorizationApproved: true });
  const { headers } = await server.completeAuthorizationRequest(request);
  const { search, hash } = new URL(headers.location);
  console.log(`${options.implicitRedirectMode ?? 'default'}: query ${names(search)}, fragment ${names(hash)}`);
}
JS
node finding.mjs | tee seen.txt
diff - seen.txt <<'SEEN'
default: query access_token expires_in state token_type, fragment nothing
fragment: query nothing, fragment access_token expires_in state token_type
SEEN
