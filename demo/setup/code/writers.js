// @ts-check
import { expression, indent, markup, tag } from './values.js';

/**
 * The tag as code for a page, and for those who write pages in other words. What runs on `connected` is the same in all.
 *
 * @typedef {import('../attributes.js').Attribute} Attribute
 * @typedef {{ id: string, label: string, file: string, write: (attributes: readonly Attribute[]) => string, notes: string[] }} Writer
 */

const LOG = 'console.log(detail.name, detail.identifier)';

/** JSX reads character references between quotes, and some compilers break lines there in their own way. */
const SPECIAL_IN_JSX = /["&\p{Cc}\u2028\u2029]/u;

/** In Svelte a brace begins an expression between quotes too; it reads character references as well. */
const SPECIAL_IN_SVELTE = /["&<{}\p{Cc}\u2028\u2029]/u;

/** What a page does with a connection, and where one fails. */
export const PAGE_SCRIPT = `const element = document.querySelector('oauth-connect');

// Fired after a sign-in, and after a reload for who is connected already.
for (const type of ['connected', 'restored'])
  element.addEventListener(type, ({ detail }) => {
    ${LOG};
  });

// The console says what went wrong, and what to do; visitors see friendlier words.
element.addEventListener('failed', ({ detail }) => {
  console.log('Not connected:', detail.error.code);
});
`;

/**
 * A whole page.
 *
 * @param {readonly Attribute[]} attributes
 * @param {string} script the element of the page's own script
 */
export const htmlPage = (attributes, script) => `<!doctype html>
<html lang="en">
<meta charset="utf-8" />
<meta name="viewport" content="width=device-width" />
<title>My page</title>
<script type="module" src="oauth-connect.js"></script>

${tag(attributes.map(markup), '></oauth-connect>')}

${script}
</html>
`;

/** @param {readonly Attribute[]} attributes */
const html = (attributes) =>
  htmlPage(attributes, `<script type="module">\n${indent(PAGE_SCRIPT.trimEnd(), 2)}\n</script>`);

/** @param {readonly Attribute[]} attributes */
function react(attributes) {
  const written = attributes.map((attribute) => expression(attribute, SPECIAL_IN_JSX));
  return `import 'oauth-connect';

const connected = ({ detail }) => ${LOG};

export function ConnectAccount() {
  return (
${indent(tag([...written, 'onconnected={connected}', 'onrestored={connected}'], '></oauth-connect>'), 4)}
  );
}
`;
}

/** @param {readonly Attribute[]} attributes */
function vue(attributes) {
  return `<script setup>
import 'oauth-connect';

const connected = ({ detail }) => ${LOG};
</script>

<template>
${indent(tag([...attributes.map(markup), '@connected="connected"', '@restored="connected"'], '></oauth-connect>'), 2)}
</template>
`;
}

/** @param {readonly Attribute[]} attributes */
function svelte(attributes) {
  const written = attributes.map((attribute) => expression(attribute, SPECIAL_IN_SVELTE));
  return `<script>
  import 'oauth-connect';

  const connected = ({ detail }) => ${LOG};
</script>

${tag([...written, 'onconnected={connected}', 'onrestored={connected}'], '></oauth-connect>')}
`;
}

const CALLBACK = 'Put `oauth-callback.html` and `oauth-callback.js` from the package’s `dist/` into `public/`.';
// The name is on no registry yet, where anybody could take it.
const INSTALL =
  'Run `npm pack` in a copy of the repository, and `npm install path/to/oauth-connect-0.1.0.tgz` in your project';

/** @type {readonly Writer[]} */
export const WRITERS = [
  {
    id: 'html',
    label: 'HTML',
    file: 'index.html',
    write: html,
    notes: ['Copy the files next to your page: `npm run copy -- path/to/your/site` in a copy of the repository.'],
  },
  {
    id: 'react',
    label: 'React',
    file: 'connect-account.jsx',
    write: react,
    notes: [`${INSTALL}, with React 19 or later.`, CALLBACK],
  },
  {
    id: 'vue',
    label: 'Vue',
    file: 'ConnectAccount.vue',
    write: vue,
    notes: [
      `${INSTALL}, with Vue 3.4 or later.`,
      "Tell its compiler: `isCustomElement: (tag) => tag === 'oauth-connect'`.",
      CALLBACK,
    ],
  },
  {
    id: 'svelte',
    label: 'Svelte',
    file: 'ConnectAccount.svelte',
    write: svelte,
    notes: [`${INSTALL}, with Svelte 5 or later.`, CALLBACK.replace('public/', 'static/')],
  },
];
