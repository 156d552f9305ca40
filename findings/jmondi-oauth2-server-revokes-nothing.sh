#!/usr/bin/env bash
# @jmondi/oauth2-server 4.3.7 answers 200 to a revocation and revokes nothing, in two cases: where the client may not use the
# `client_credentials` grant, as no page may, and where a refresh token comes without `token_type_hint`.
#
# RFC 7009 §2.1: the hint is OPTIONAL, and a server that finds no token by it MUST look at the other types; §2.2: 200 says that the
# token is invalid now. Nobody can tell from outside: a page that disconnects there says that it has, and the tokens live on. The
# element sends the hint always. A site that runs this package can let `isClientValid` say yes to `client_credentials` while it
# revokes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund @jmondi/oauth2-server@4.3.7

cat > finding.mjs <<'JS'
import { AuthorizationServer, DateInterval, JwtService } from '@jmondi/oauth2-server';

const jwt = new JwtService('of this script');
const later = new Date(Date.now() + 3_600_000);

async function revoke(name, allowedGrants, hint) {
  const client = { id: 'page', name: 'page', redirectUris: [], allowedGrants, scopes: [] };
  const stored = { accessToken: 'a', accessTokenExpiresAt: later, refreshToken: 'r', refreshTokenExpiresAt: later, client };
  let isRevoked = false;
  const clients = {
    getByIdentifier: async () => client,
    isClientValid: async (grant) => allowedGrants.includes(grant),
  };
  const tokens = {
    getByAccessToken: async () => stored,
    getByRefreshToken: async () => stored,
    revoke: async () => void (isRevoked = true),
  };
  const server = new AuthorizationServer(clients, tokens, {}, jwt);
  server.enableGrantTypes(['client_credentials', new DateInterval('1h')], ['refresh_token', new DateInterval('1h')]);
  const token = await jwt.sign({ client_id: 'page', refresh_token_id: 'r', exp: Math.floor(later / 1000) });
  const body = { token, client_id: 'page', ...(hint && { token_type_hint: 'refresh_token' }) };
  const { status } = await server.revoke({ headers: {}, query: {}, body });
  console.log(`${name}, ${hint ? 'with' : 'without'} the hint: ${status}, ${isRevoked ? 'revoked' : 'not revoked'}`);
}

const page = ['authorization_code', 'refresh_token'];
await revoke('a client of pages', page, true);
await revoke('one with client_credentials', [...page, 'client_credentials'], true);
await revoke('one with client_credentials', [...page, 'client_credentials'], false);
JS
node finding.mjs | tee seen.txt
diff - seen.txt <<'SEEN'
a client of pages, with the hint: 200, not revoked
one with client_credentials, with the hint: 200, revoked
one with client_credentials, without the hint: 200, not revoked
SEEN
