#!/usr/bin/env bash
# oidc-provider 9.13.3 promises `iss` in every answer of its authorization endpoint, leaves it out of a success that carries an
# ID token, and sends it with an error to the same request.
#
# RFC 9207 §2.3 has clients refuse an answer without `iss` where the metadata promise it. An ID token names the issuer as well
# (OpenID Connect Core §2), so nothing is lost; but a client that follows RFC 9207 alone refuses every such sign-in.
# The element lets `iss` be missing where an ID token is in the answer, whose own `iss` is checked with its signature.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund oidc-provider@9.13.3

cat > finding.mjs <<'JS'
import { once } from 'node:events';
import { createServer } from 'node:http';
import Provider from 'oidc-provider';

const redirectUrl = 'https://app.example/callback';
const server = createServer().listen(0, '127.0.0.1');
await once(server, 'listening');
const issuer = `http://127.0.0.1:${server.address().port}`;
const provider = new Provider(issuer, {
  clients: [
    {
      client_id: 'page',
      token_endpoint_auth_method: 'none',
      redirect_uris: [redirectUrl],
      grant_types: ['authorization_code', 'implicit'],
      response_types: ['code', 'id_token token'],
    },
  ],
  responseTypes: ['code', 'id_token token'],
  cookies: { keys: ['of this script'] },
  features: { devInteractions: { enabled: false } },
  // Whoever comes is Ada, and agrees.
  interactions: { url: (_context, { uid }) => `/interaction/${uid}` },
  findAccount: (_context, sub) => ({ accountId: sub, claims: () => ({ sub }) }),
  async loadExistingGrant({ oidc: { client, session } }) {
    const grant = new provider.Grant({ clientId: client.clientId, accountId: session.accountId });
    grant.addOIDCScope('openid');
    await grant.save();
    return grant;
  },
});
const answer = provider.callback();
server.on('request', (request, response) =>
  request.url.startsWith('/interaction/')
    ? provider.interactionFinished(request, response, { login: { accountId: 'ada' } })
    : answer(request, response),
);

/** Follows the redirects of the provider, as a browser would, to the redirect URL. */
async function signIn(parameters) {
  const cookies = new Map();
  const query = { client_id: 'page', redirect_uri: redirectUrl, scope: 'openid', state: 's', nonce: 'n', ...parameters };
  let url = `${issuer}/auth?${new URLSearchParams(query)}`;
  while (url.startsWith(issuer)) {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const { headers } = await fetch(url, { redirect: 'manual', headers: { cookie } });
    for (const set of headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(set);
      cookies.set(name, value);
    }
    url = new URL(headers.get('location'), url).href;
  }
  const { search, hash } = new URL(url);
  return [...new URLSearchParams((search || hash).slice(1)).keys()].sort().join(' ');
}

const metadata = await (await fetch(`${issuer}/.well-known/openid-configuration`)).json();
console.log('promised:', metadata.authorization_response_iss_parameter_supported);
// The challenge of RFC 7636, appendix B.
const pkce = { code_challenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM', code_challenge_method: 'S256' };
console.log('code:', await signIn({ response_type: 'code', ...pkce }));
console.log('id_token token:', await signIn({ response_type: 'id_token token' }));
console.log('id_token token, refused:', await signIn({ response_type: 'id_token token', prompt: 'none' }));
server.close();
server.closeAllConnections();
JS
node finding.mjs 2>/dev/null | grep -v '^oidc-provider ' | tee seen.txt
diff - seen.txt <<'SEEN'
promised: true
code: code iss state
id_token token: access_token expires_in id_token scope state token_type
id_token token, refused: error error_description iss state
SEEN
