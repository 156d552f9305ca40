#!/usr/bin/env bash
# @modelcontextprotocol/sdk 1.32.2: given an issuer with a path, `mcpAuthRouter` serves the metadata at the root alone, and its
# endpoints have lost the path. Given one without, it names an issuer with a slash that nobody wrote.
#
# RFC 8414 §3.1 inserts the well-known part before the issuer's path, and §3.3 wants `issuer` to be the very text that was asked
# for. Two tenants of one host thus cannot be told apart, and a client that compares as §3.3 says refuses the server at its root as
# well. The element takes a last slash as no difference, and looks at the root last.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund @modelcontextprotocol/sdk@1.32.2 express@5.3.0

cat > finding.mjs <<'JS'
import { mcpAuthRouter } from '@modelcontextprotocol/sdk/server/auth/router.js';
import express from 'express';
import { once } from 'node:events';

// Nobody signs in here: only what is said of the server is looked at.
const provider = { clientsStore: { getClient: () => undefined } };
const known = '/.well-known/oauth-authorization-server';

for (const issuer of ['https://auth.example', 'https://auth.example/tenant']) {
  const server = express()
    .use(mcpAuthRouter({ provider, issuerUrl: new URL(issuer) }))
    .listen(0, '127.0.0.1');
  await once(server, 'listening');
  const ask = (path) => fetch(`http://127.0.0.1:${server.address().port}${path}`);
  const { status } = await ask(`${known}/tenant`);
  const metadata = await (await ask(known)).json();
  console.log(`${issuer}: issuer ${metadata.issuer}, token endpoint ${metadata.token_endpoint}, at its own address ${status}`);
  server.close();
}
JS
node finding.mjs | tee seen.txt
diff - seen.txt <<'SEEN'
https://auth.example: issuer https://auth.example/, token endpoint https://auth.example/token, at its own address 404
https://auth.example/tenant: issuer https://auth.example/tenant, token endpoint https://auth.example/token, at its own address 404
SEEN
