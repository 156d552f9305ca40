#!/usr/bin/env bash
# @node-oauth/oauth2-server 5.3.0 redeems the code of a client without a secret (by PKCE), gives it a refresh token, and refuses
# that refresh token with `invalid_client`, unless `requireClientAuthentication` says `{ refresh_token: false }`.
#
# By RFC 6749 §6 only clients that were issued credentials must authenticate there. A page with such a provider looks well set up
# until its first token runs out: then the refusal counts as final, and the visitor has to sign in again.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund @node-oauth/oauth2-server@5.3.0

cat > finding.mjs <<'JS'
import OAuth2Server from '@node-oauth/oauth2-server';

const redirectUrl = 'https://app.example/callback';
const grants = ['authorization_code', 'refresh_token'];
const client = { id: 'page', grants, redirectUris: [redirectUrl] };
const user = { id: 'ada' };
const code = {
  ...{ authorizationCode: 'c', client, user, redirectUri: redirectUrl, scope: ['profile'] },
  expiresAt: new Date(Date.now() + 60_000),
  // The challenge of RFC 7636, appendix B.
  codeChallenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
  codeChallengeMethod: 'S256',
};
const tokens = new Map();
const model = {
  getClient: (id) => id === client.id && client,
  getAuthorizationCode: () => code,
  revokeAuthorizationCode: () => true,
  saveToken(token) {
    tokens.set(token.refreshToken, { ...token, client, user });
    return tokens.get(token.refreshToken);
  },
  getRefreshToken: (token) => tokens.get(token),
  revokeToken: ({ refreshToken }) => tokens.delete(refreshToken),
};

async function ask(server, parameters) {
  const body = { client_id: 'page', ...parameters };
  const length = String(new URLSearchParams(body)).length;
  const headers = { 'content-type': 'application/x-www-form-urlencoded', 'content-length': String(length) };
  const response = new OAuth2Server.Response();
  const request = new OAuth2Server.Request({ method: 'POST', query: {}, headers, body });
  await server.token(request, response).catch(() => undefined);
  const { error, ...tokens } = response.body;
  return { text: `${response.status} ${error ?? Object.keys(tokens).sort().join(' ')}`, tokens };
}

for (const [name, options] of [
  ['default', {}],
  ['refresh_token: false', { requireClientAuthentication: { refresh_token: false } }],
]) {
  const server = new OAuth2Server({ model, ...options });
  const verifier = 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk';
  const redemption = { code: 'c', redirect_uri: redirectUrl, code_verifier: verifier };
  const first = await ask(server, { grant_type: 'authorization_code', ...redemption });
  const second = await ask(server, { grant_type: 'refresh_token', refresh_token: first.tokens.refresh_token });
  console.log(`${name}: code ${first.text}`);
  console.log(`${name}: refresh ${second.text}`);
}
JS
node finding.mjs | tee seen.txt
diff - seen.txt <<'SEEN'
default: code 200 access_token expires_in refresh_token scope token_type
default: refresh 400 invalid_client
refresh_token: false: code 200 access_token expires_in refresh_token scope token_type
refresh_token: false: refresh 200 access_token expires_in refresh_token scope token_type
SEEN
