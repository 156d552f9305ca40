// @ts-check
import { readdirSync, readFileSync } from 'node:fs';

/** Which pages the guide has, and in which order. */

const root = new URL('../', import.meta.url);

/** @typedef {{ file: string, name: string, lead: string }} GuidePage */

/** @type {readonly { title: string, pages: readonly GuidePage[] }[]} */
export const groups = [
  {
    title: 'Set it up',
    pages: [
      { file: 'grants', name: 'Choosing a grant', lead: 'Which way tokens come, and which one your provider offers.' },
      {
        file: 'callback',
        name: 'The callback page',
        lead: 'The page the provider sends visitors back to, and how to host it.',
      },
      { file: 'command', name: 'The command', lead: 'Copies the files, checks the set-up, is the token proxy.' },
      { file: 'providers', name: 'Providers', lead: 'What is known of each, and which need a server.' },
      { file: 'servers', name: 'Servers and what they do', lead: 'Ten kinds of server, and what to set for each.' },
      { file: 'token-proxy', name: 'The token proxy', lead: 'A small server that keeps the client secret.' },
      { file: 'storage', name: 'Storage', lead: 'Where connections are kept, and who can read them there.' },
    ],
  },
  {
    title: 'Build with it',
    pages: [
      {
        file: 'accounts',
        name: 'Accounts and events',
        lead: 'Several accounts, identifiers, and what the page is told.',
      },
      { file: 'forms', name: 'Forms', lead: 'A connected account as a field of a form.' },
      { file: 'frameworks', name: 'Frameworks', lead: 'React, Vue, Svelte, Angular, or none.' },
      {
        file: 'testing',
        name: 'Testing',
        lead: 'Unit tests in jsdom and happy-dom, and a whole sign-in in a browser.',
      },
      { file: 'migration', name: 'From token to code', lead: 'Leaving the implicit grant behind.' },
    ],
  },
  {
    title: 'Make it yours',
    pages: [
      { file: 'theming', name: 'Theming', lead: 'Colours, parts, slots, dark pages.' },
      { file: 'languages', name: 'Languages', lead: 'What it speaks, and texts of your own.' },
      { file: 'accessibility', name: 'Accessibility', lead: 'Keyboard, screen reader, zoom, contrast.' },
    ],
  },
  {
    title: 'Look it up',
    pages: [
      { file: 'errors', name: 'When it goes wrong', lead: 'Every error code: its causes, and what to do.' },
      { file: 'security', name: 'Security', lead: 'What it protects, from whom, and what it cannot.' },
      { file: 'reference', name: 'Reference', lead: 'Attributes, members, events, parts, slots.' },
      { file: 'design', name: 'Design', lead: 'Why it is built as it is.' },
    ],
  },
];

/** What also stands on its own. @type {Record<string, string>} */
const elsewhere = { security: 'SECURITY.md' };

/** The pages in the order in which they are read. */
export const pages = groups.flatMap((group) => group.pages);

/** The texts that pages are made from, by the name of the page. */
export const texts = Object.fromEntries(
  [
    ...readdirSync(new URL('demo/guide/', root))
      .filter((file) => file.endsWith('.md'))
      .map((file) => [file.replace(/\.md$/, ''), `demo/guide/${file}`]),
    ...Object.entries(elsewhere),
  ].map(([name = '', path = '']) => [name, readFileSync(new URL(path, root), 'utf8')]),
);

const unlisted = Object.keys(texts).find((name) => name !== 'index' && !pages.some(({ file }) => file === name));
if (unlisted) throw new Error(`demo/guide/${unlisted}.md is in none of the groups of scripts/guide-pages.js.`);

const unwritten = pages.find(({ file }) => !(file in texts));
if (unwritten) throw new Error(`There is no demo/guide/${unwritten.file}.md, which scripts/guide-pages.js lists.`);
