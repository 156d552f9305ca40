// @ts-check
/** Adds to custom-elements.json what stands once in the source: each option as attribute and property, and the events. */

/** @param {string | undefined} text */
const oneLine = (text) => (text ?? '').replace(/\s+/g, ' ').trim();

/** @param {any} ts @param {any} node */
const docOf = (ts, node) => oneLine(ts.getTextOfJSDocComment(node.jsDoc?.at(-1)?.comment));

const kebab = (/** @type {string} */ name) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** @type {Record<string, any[]>} */
const found = { options: [], besides: [], properties: [], events: [], codes: [] };

/** Members come class by class, the element's own first: what it is for is in the classes that it extends. @param {any[]} members */
const basesFirst = (members) => {
  const classes = [...new Set(members.map(({ inheritedFrom }) => inheritedFrom?.name))].reverse();
  return classes.flatMap((name) => members.filter(({ inheritedFrom }) => inheritedFrom?.name === name));
};

export default {
  globs: ['src/**/*.ts'],
  // Data, each in a file of its own (what they are together is in providers/index.ts), what is made of other types, and what
  // is for servers.
  exclude: [
    'src/presets/!(index).ts',
    'src/types/**',
    'src/server.ts',
    'src/element/ssr-element.ts',
    'src/token-proxy/**',
    'src/command/**',
  ],
  outdir: '.',
  litelement: true,
  plugins: [
    {
      name: 'options-events-codes',
      /** @param {any} context */
      analyzePhase({ ts, node }) {
        if (ts.isInterfaceDeclaration(node) && node.name.text === 'ConnectorOptions')
          for (const member of node.members) {
            const type = member.type.getText().replace(/ \| null \| undefined$/, '');
            found.options?.push({ name: member.name.getText(), type, description: docOf(ts, member) });
          }
        // What the element has besides; a flag or a text can be written as an attribute.
        if (ts.isTypeAliasDeclaration(node) && node.name.text === 'OAuthConnectElementProperties')
          for (const member of node.type.types.flatMap((/** @type {any} */ part) => part.members ?? [])) {
            const type = member.type.getText();
            (['boolean', 'string'].includes(type) ? found.besides : found.properties)?.push({
              name: member.name.getText(),
              type: type.replace(/ \| null \| undefined$/, ''),
              description: docOf(ts, member),
            });
          }
        if (ts.isInterfaceDeclaration(node) && node.name.text === 'ErrorCodes')
          for (const member of node.members)
            found.codes?.push({ name: member.name.getText(), description: docOf(ts, member) });
        if (
          ts.isClassDeclaration(node) &&
          node.name?.text.endsWith('Event') &&
          node.heritageClauses?.[0]?.getText().includes('OAuthConnectEvent')
        ) {
          const name = node.name.text.replace(/Event$/, '').toLowerCase();
          found.events?.push({ name, type: { text: node.name.text }, description: docOf(ts, node) });
        }
      },
      /** @param {any} context */
      packageLinkPhase({ customElementsManifest }) {
        for (const module of customElementsManifest.modules)
          for (const declaration of module.declarations ?? []) {
            if (declaration.name !== 'OAuthConnectElement') continue;
            declaration.tagName = 'oauth-connect';
            declaration.customElement = true;
            const options = [...(found.options ?? []), ...(found.besides ?? [])];
            declaration.attributes = options.map(({ name, type, description }) => ({
              name: kebab(name),
              fieldName: name,
              type: { text: type },
              description,
            }));
            declaration.members = [
              ...[...options, ...(found.properties ?? [])].map(({ name, type, description }) => ({
                kind: 'field',
                name,
                type: { text: type },
                description,
              })),
              ...basesFirst(declaration.members ?? []).filter(
                (/** @type {any} */ member) =>
                  (member.privacy ?? 'public') === 'public' &&
                  !member.name.startsWith('#') &&
                  !member.static &&
                  member.description,
              ),
            ];
            declaration.events = found.events;
          }
        // The tag is defined by what makes it safe to load twice, which the analyzer does not know.
        customElementsManifest.modules
          .find((/** @type {any} */ { path }) => path === 'src/oauth-connect.ts')
          .exports.push({
            kind: 'custom-element-definition',
            name: 'oauth-connect',
            declaration: { name: 'OAuthConnectElement', module: 'src/element/oauth-connect-element.ts' },
          });
        customElementsManifest.errorCodes = found.codes;
        // Folders are read side by side, so files come in another order each time.
        customElementsManifest.modules.sort((/** @type {any} */ a, /** @type {any} */ b) => (a.path < b.path ? -1 : 1));
      },
    },
  ],
};
