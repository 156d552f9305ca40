// @ts-check
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';

/**
 * `npm run release:record`: notes the files of the release that `dist/` holds, so that `oauth-connect copy` of a later one
 * knows them again. Run it after `npm run build`, with each release.
 */

const list = new URL('../src/command/released-files.json', import.meta.url);
/** @type {Record<string, string[]>} */
const released = JSON.parse(readFileSync(list, 'utf8'));
const folder = new URL(process.argv[2] ? `${process.argv[2]}/` : 'dist/', new URL('..', import.meta.url));

for (const name of readdirSync(folder).filter((one) => /^oauth-(?:connect|callback)[\w.-]*\.(?:js|html)$/.test(one))) {
  const hash = createHash('sha256')
    .update(readFileSync(new URL(name, folder)))
    .digest('hex');
  released[name] = [...new Set([...(released[name] ?? []), hash])].sort();
}
const sorted = Object.fromEntries(Object.entries(released).sort(([a], [b]) => (a < b ? -1 : 1)));
writeFileSync(list, `${JSON.stringify(sorted, null, 2)}\n`);
