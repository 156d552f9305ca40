#!/usr/bin/env bash
# @better-auth/oauth-provider 1.7.5 answers 400 to the revocation of a token that it does not know, or no longer knows: revoking a
# refresh token ends its access token as well, whose own revocation is then refused.
#
# RFC 7009 §2.2: "invalid tokens do not cause an error response since the client cannot handle such an error in a reasonable way".
# Who revokes both tokens, as §2.1 leaves open, reads that it has failed though all is over. The element revokes the refresh token
# first, and after a yes to that no longer minds a 400.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund --legacy-peer-deps better-auth@1.7.25 @better-auth/oauth-provider@1.7.5

cat > finding.mjs <<'JS'
import { oauthProvider } from '@better-auth/oauth-provider';
import { betterAuth } from 'better-auth';
import { memoryAdapter } from 'better-auth/adapters/memory';
import { jwt } from 'better-auth/plugins';

const origin = 'https://auth.example';
const names = ['Client', 'Resource', 'ClientResource', 'RefreshToken', 'AccessToken', 'Consent', 'ClientAssertion'];
const models = ['user', 'session', 'account', 'verification', 'jwks', ...names.map((name) => `oauth${name}`)];
const auth = betterAuth({
  baseURL: origin,
  secret: 'of this script, and of nothing else',
  database: memoryAdapter(Object.fromEntries(models.map((name) => [name, []]))),
  emailAndPassword: { enabled: true },
  logger: { disabled: true },
  plugins: [
    jwt(),
    oauthProvider({
      loginPage: '/sign-in',
      consentPage: '/consent',
      scopes: ['openid', 'offline_access'],
      silenceWarnings: { oauthAuthServerConfig: true, openidConfig: true },
    }),
  ],
});

const ada = { name: 'Ada', email: 'ada@example.com', password: 'correct horse battery' };
const signedUp = await auth.api.signUpEmail({ body: ada, asResponse: true });
const cookie = signedUp.headers.getSetCookie().map((one) => one.split(';')[0]).join('; ');
const redirectUrl = 'https://app.example/callback';
const client = await auth.api.adminCreateOAuthClient({
  headers: new Headers({ cookie }),
  body: { redirect_uris: [redirectUrl], skip_consent: true, scope: 'openid offline_access' },
});
const basic = `Basic ${btoa(`${client.client_id}:${client.client_secret}`)}`;
const ask = (path, body) =>
  auth.handler(
    new Request(`${origin}/api/auth/oauth2/${path}`, {
      method: 'POST',
      headers: { authorization: basic },
      body: new URLSearchParams(body),
    }),
  );

// The challenge of RFC 7636, appendix B.
const query = {
  ...{ response_type: 'code', client_id: client.client_id, redirect_uri: redirectUrl, state: 's' },
  ...{ scope: 'openid offline_access', code_challenge_method: 'S256' },
  code_challenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
};
const authorized = await auth.handler(
  new Request(`${origin}/api/auth/oauth2/authorize?${new URLSearchParams(query)}`, { headers: { cookie } }),
);
const code = new URL(authorized.headers.get('location')).searchParams.get('code');
const redeemed = await ask('token', {
  ...{ grant_type: 'authorization_code', code, redirect_uri: redirectUrl },
  code_verifier: 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk',
});
const tokens = await redeemed.json();
for (const [name, token] of [
  ['refresh token', tokens.refresh_token],
  ['access token', tokens.access_token],
  ['unknown token', 'of nobody'],
]) {
  const answer = await ask('revoke', { token });
  console.log(`${name}: ${answer.status} ${(await answer.json().catch(() => null))?.error ?? ''}`.trim());
}
JS
node finding.mjs | tee seen.txt
diff - seen.txt <<'SEEN'
refresh token: 200
access token: 400 invalid_request
unknown token: 400 invalid_request
SEEN
