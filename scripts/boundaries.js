// @ts-check
import { builtFile, filesBeside, withImports } from './bundle-graph.js';

/** What must not come with a file that a page asks for, whatever the number of bytes. */

const whatLit = { what: 'Lit, or the element', module: /^(?:lit|@lit|element)(?:\/|-)/ };

/**
 * @typedef {object} Boundary
 * @property {string} entry below `dist/`
 * @property {() => import('./bundle-graph.js').BuiltFile[]} files where it counts
 * @property {{ what: string, module: RegExp }[]} not
 * @property {string} advice
 */

/** @type {readonly Boundary[]} */
const boundaries = [
  {
    entry: 'oauth-connect.js',
    files: () => withImports(['oauth-connect.js']),
    not: [
      { what: 'oauth4webapi', module: /^oauth4webapi\// },
      { what: 'DPoP', module: /(?:^|\/)dpop\b/ },
      { what: 'a preset', module: /^presets\/(?!apply-preset$|preset$)/ },
      { what: 'a translation', module: /^element\/messages\/(?!en\b)[a-z]{2}(?:-[A-Z][a-z]{3})?$/ },
    ],
    advice: 'It is loaded on demand: by import() in one of the modules that scripts/rooms.js lists.',
  },
  {
    entry: 'measured/connector.js',
    files: () => filesBeside('measured/connector.js'),
    not: [whatLit],
    advice: 'The connector has no UI: what both need belongs in a room below src/element.',
  },
  {
    entry: 'oauth-callback.js',
    files: () => withImports(['oauth-callback.js']),
    not: [{ what: 'more than the messages', module: /^(?!callback\/oauth-callback$|transport\/relay-messages$)/ }],
    advice: 'The callback page is hosted by authors for years: it imports transport/relay-messages and nothing else.',
  },
];

/** @returns {string[]} what is wrong, and what to do */
export function brokenBoundaries() {
  const reached = boundaries.flatMap(({ entry, files, not, advice }) =>
    files().flatMap(({ name, modules }) =>
      modules.flatMap((module) =>
        not
          .filter((one) => one.module.test(module))
          .map(({ what }) => `dist/${entry} must not reach ${what}, but ${name} holds ${module}.\n  ${advice}`),
      ),
    ),
  );
  return [...reached, ...unfinishedBundle()];
}

/** The one file is all there is: it imports nothing, and holds whatever the parts do. */
function unfinishedBundle() {
  const { imports, dynamicImports, modules } = builtFile('oauth-connect.bundle.js');
  const missing = filesBeside('oauth-connect.js')
    .flatMap((file) => file.modules)
    .filter((module) => !modules.includes(module));
  const says = [
    ...[...imports, ...dynamicImports].map((name) => `imports ${name}`),
    ...missing.map((module) => `lacks ${module}`),
  ];
  return says.map(
    (what) => `dist/oauth-connect.bundle.js ${what}.\n  It is one self-contained file: see rollup.config.js.`,
  );
}
