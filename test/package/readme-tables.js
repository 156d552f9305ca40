// @ts-check
import { readFileSync, writeFileSync } from 'node:fs';
import { readPresets } from './presets.js';

/** Writes the README's tables from custom-elements.json and the presets, and its samples: nothing is written twice. */

const file = new URL('../../README.md', import.meta.url);
const manifest = JSON.parse(readFileSync(new URL('../../custom-elements.json', import.meta.url), 'utf8'));
const element = manifest.modules
  .flatMap((/** @type {any} */ module) => module.declarations ?? [])
  .find((/** @type {any} */ declaration) => declaration.tagName === 'oauth-connect');

const cell = (/** @type {string} */ text) => text.replaceAll('|', '\\|');

/** @param {string[]} head @param {string[][]} rows */
const table = (head, rows) =>
  [head, head.map(() => '---'), ...rows.map((row) => row.map(cell))].map((row) => `| ${row.join(' | ')} |`).join('\n');

/** @param {string} word */
const code = (word) => `\`${word}\``;

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
  providers: table(
    ['`provider`', 'grants in a page', 'token endpoint answers pages', "what to set in the provider's console"],
    (await readPresets()).map(({ id, grants, tokenCors, console, needsServer }) => [
      code(id),
      needsServer ? 'none: needs a token proxy' : grants.map(code).join(', '),
      tokenCors === 'unknown' ? 'not known' : tokenCors,
      console,
    ]),
  ),
};

/** The apps of the demo, which are type-checked and clicked through. */
for (const [framework, name] of Object.entries({ react: 'tsx', vue: 'vue', svelte: 'svelte' })) {
  const source = readFileSync(new URL(`../../demo/frameworks/${framework}/connect.${name}`, import.meta.url), 'utf8');
  tables[framework] = `\`\`\`${name}\n${source}\`\`\``;
}

let readme = readFileSync(file, 'utf8');
for (const [name, text] of Object.entries(tables)) {
  const place = new RegExp(`(<!-- ${name}: [^>]*-->\n)[^]*?(<!-- /${name} -->)`);
  if (!place.test(readme)) throw new Error(`README.md has no place for the table "${name}".`);
  readme = readme.replace(place, (_all, start, end) => `${start}\n${text}\n\n${end}`);
}
writeFileSync(file, readme);
