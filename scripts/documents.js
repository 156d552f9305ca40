// @ts-check
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { codes, codeTexts, tables } from './tables.js';

/** Writes what is made from the source into the marked places of the README and of the guide's texts. */

const root = new URL('../', import.meta.url);
const guide = readdirSync(new URL('demo/guide/', root))
  .filter((file) => file.endsWith('.md'))
  .map((file) => `demo/guide/${file}`);

/** What has to be somewhere. @type {Record<string, readonly string[]>} */
const required = {
  'README.md': ['provider-ids'],
  'demo/guide/reference.md': ['attributes', 'members', 'events', 'codes'],
  'demo/guide/frameworks.md': ['react', 'vue', 'svelte'],
  'demo/guide/errors.md': codes.map(({ name }) => name),
};

/** What the guide has from the README. */
const shared = Object.fromEntries(
  ['start'].map((name) => {
    const part = new RegExp(`<!-- ${name} -->\\n\\n([^]*?)\\n\\n<!-- /${name} -->`);
    const text = part.exec(readFileSync(new URL('README.md', root), 'utf8'))?.[1];
    if (!text) throw new Error(`README.md has no part between <!-- ${name} --> and <!-- /${name} -->.`);
    return [name, text];
  }),
);

const all = /** @type {Record<string, string>} */ ({ ...tables, ...codeTexts, ...shared });
const place = /(<!-- ([\w-]+): [^>]*-->\n)[^]*?(\n<!-- \/\2 -->)/g;

/** @param {string} file */
function fill(file) {
  const url = new URL(file, root);
  const text = readFileSync(url, 'utf8');
  /** @type {Set<string>} */
  const found = new Set();
  const filled = text.replace(place, (_all, start, name, end) => {
    const content = all[name];
    if (content === undefined)
      throw new Error(`${file} has a place for "${name}", and nothing is made that is called so.`);
    found.add(name);
    // Links are written as from the root.
    return `${start}\n${file.startsWith('demo/guide/') ? content.replaceAll('](demo/guide/', '](') : content}\n${end}`;
  });
  const missing = required[file]?.find((name) => !found.has(name));
  if (missing) throw new Error(`${file} has no place for "${missing}": see how the others are marked there.`);
  if (filled !== text) writeFileSync(url, filled);
}

/** An error that nobody says how to mend is not done. */
function checkErrors() {
  const sections = readFileSync(new URL('demo/guide/errors.md', root), 'utf8').split(/^## /m).slice(1);
  const bodies = new Map(sections.map((text) => [text.split('\n', 1)[0]?.trim(), text]));
  for (const { name } of codes)
    if (!/^\| (?!cause|-).+\|.+\|$/m.test(bodies.get(name) ?? ''))
      throw new Error(`demo/guide/errors.md needs a section "## ${name}" with a table of its causes, and what to do.`);
}

for (const file of ['README.md', ...guide]) fill(file);
checkErrors();
