#!/usr/bin/env bash
# oauth4webapi 3.8.8 loses what the provider said where an error comes back without `state`: it tells that `state` is missing, and
# `error` is nowhere but among the parameters in `cause`.
#
# RFC 6749 §4.1.2.1 has `state` in errors, but several servers leave it out of what they find wrong in a request themselves. To
# refuse the answer is right; its author then looks for the cause in the wrong place.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund oauth4webapi@3.8.8

cat > finding.mjs <<'JS'
import { validateAuthResponse } from 'oauth4webapi';

for (const state of ['&state=s', '']) {
  const url = new URL(`https://app.example/callback?error=invalid_scope${state}`);
  try {
    validateAuthResponse({ issuer: 'https://acme.example' }, { client_id: 'page' }, url, 's');
  } catch ({ code, error, message }) {
    console.log(`${state ? 'with' : 'without'} state: ${code}, error ${error}, ${message}`);
  }
}
JS
node finding.mjs | tee seen.txt
diff - seen.txt <<'SEEN'
with state: OAUTH_AUTHORIZATION_RESPONSE_ERROR, error invalid_scope, authorization response from the server is an error
without state: OAUTH_INVALID_RESPONSE, error undefined, response parameter "state" missing
SEEN
