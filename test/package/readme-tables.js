// @ts-check
import { readFileSync, writeFileSync } from 'node:fs';

/** Writes the README's tables from custom-elements.json: what stands in the source is not written twice. */

const file = new URL('../../README.md', import.meta.url);
const manifest = JSON.parse(readFileSync(new URL('../../custom-elements.json', import.meta.url), 'utf8'));
const element = manifest.modules
  .flatMap((/** @type {any} */ module) => module.declarations ?? [])
  .find((/** @type {any} */ declaration) => declaration.tagName === 'oauth-connect');

const cell = (/** @type {string} */ text) => text.replaceAll('|', '\\|');

/** @param {string[]} head @param {string[][]} rows */
const table = (head, rows) =>
  [head, head.map(() => '---'), ...rows.map((row) => row.map(cell))].map((row) => `| ${row.join(' | ')} |`).join('\n');

/** @type {Record<string, string>} */
const tables = {
  attributes: table(
    ['attribute', 'meaning'],
    element.attributes.map((/** @type {any} */ one) => [`\`${one.name}\``, one.description]),
  ),
  members: table(
    ['member', 'meaning'],
    element.members
      .filter(
        (/** @type {any} */ one) =>
          !element.attributes.some((/** @type {any} */ other) => other.fieldName === one.name),
      )
      .filter(
        (/** @type {any} */ one) =>
          (one.privacy ?? 'public') === 'public' && !one.static && !/Callback$/.test(one.name),
      )
      .map((/** @type {any} */ one) => [
        `\`${one.name}${one.kind === 'method' ? '()' : ''}\``,
        one.description.replace(/\s+/g, ' '),
      ]),
  ),
  events: table(
    ['event', 'when'],
    element.events.map((/** @type {any} */ one) => [`\`${one.name}\``, one.description]),
  ),
  codes: table(
    ['code', 'meaning'],
    manifest.errorCodes.map((/** @type {any} */ one) => [`\`${one.name}\``, one.description]),
  ),
};

let readme = readFileSync(file, 'utf8');
for (const [name, text] of Object.entries(tables))
  readme = readme.replace(
    new RegExp(`(<!-- ${name}: [^>]*-->\n)[^]*?(\n<!-- /${name} -->)`),
    (_all, start, end) => `${start}\n${text}\n${end}`,
  );
writeFileSync(file, readme);
