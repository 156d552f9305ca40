#!/usr/bin/env bash
# @openauthjs/openauth 0.4.3 sends every error back without the `state` of the request, a visitor's no included, and into the query
# also where an implicit request waits for a fragment. Its successes carry `state`.
#
# RFC 6749 §4.1.2.1 and §4.2.2.1: REQUIRED where the request had one. Whoever checks `state` before anything else, as §10.12 wants,
# cannot tell that visitor from a forgery: the element ends such an attempt in `state_mismatch`, uses nothing of the answer, and the
# visitor can try again.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund @openauthjs/openauth@0.4.3

cat > finding.mjs <<'JS'
import { issuer } from '@openauthjs/openauth';
import { OauthError } from '@openauthjs/openauth/error';
import { MemoryStorage } from '@openauthjs/openauth/storage/memory';

console.log = console.error = () => undefined; // it logs each request
const redirectUrl = 'https://app.example/callback';
const visitor = {
  type: 'visitor',
  init(routes, context) {
    routes.get('/authorize', async (c) => {
      if (c.req.query('say') !== 'yes') throw new OauthError('access_denied', 'The visitor said no');
      return context.forward(c, await context.success(c, { id: 'ada' }));
    });
  },
};
const app = issuer({
  providers: { visitor },
  subjects: {},
  storage: MemoryStorage(),
  allow: async () => true,
  success: (context) => context.subject('user', {}, { subject: 'ada' }),
});

const names = (text) => [...new URLSearchParams(text.slice(1)).keys()].sort().join(' ') || 'nothing';

for (const type of ['code', 'token']) {
  for (const say of ['yes', 'no']) {
    const query = { response_type: type, client_id: 'page', redirect_uri: redirectUrl, state: 's' };
    const asked = await app.request(`https://auth.example/authorize?${new URLSearchParams(query)}`);
    const cookie = asked.headers.getSetCookie().map((one) => one.split(';')[0]);
    const url = `https://auth.example${asked.headers.get('location')}?say=${say}`;
    const answered = await app.request(url, { headers: { cookie: cookie.join('; ') } });
    const { search, hash } = new URL(answered.headers.get('location'));
    process.stdout.write(`${type}, ${say}: query ${names(search)}, fragment ${names(hash)}\n`);
  }
}
JS
node finding.mjs | tee seen.txt
diff - seen.txt <<'SEEN'
code, yes: query code state, fragment nothing
code, no: query error error_description, fragment nothing
token, yes: query nothing, fragment access_token refresh_token state
token, no: query error error_description, fragment nothing
SEEN
