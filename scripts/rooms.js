// @ts-check

/**
 * The rooms of `src/`, and what each may import: read by the lint rule of eslint.config.js and by
 * `test/package/import-graph.node.test.js`. Imports go one way, so there is no circle. Types and `import()` count.
 */

/** @type {Readonly<Record<string, readonly string[]>>} */
export const mayImport = {
  platform: [],
  errors: ['platform'],
  settings: ['errors', 'platform'],
  protocol: ['errors', 'platform'],
  transport: ['errors', 'platform'],
  presets: ['settings', 'errors', 'platform'],
  requests: ['settings', 'protocol', 'errors', 'platform'],
  'sign-in': ['requests', 'settings', 'protocol', 'transport', 'errors', 'platform'],
  connections: ['sign-in', 'requests', 'settings', 'protocol', 'transport', 'errors', 'platform'],
  connector: [
    'connections',
    'sign-in',
    'requests',
    'presets',
    'settings',
    'protocol',
    'transport',
    'errors',
    'platform',
  ],
  element: [
    ...['connector', 'connections', 'sign-in', 'requests'],
    ...['presets', 'settings', 'protocol', 'transport', 'errors', 'platform'],
  ],
  // Only transport/relay-messages, see `only`.
  callback: ['transport'],
  // It runs on servers: of the page's rooms it knows the presets alone.
  'token-proxy': ['presets'],
  // It runs where a site is built: it reads settings, and asks servers, as the page would.
  command: ['token-proxy', 'presets', 'settings', 'protocol', 'errors'],
};

/**
 * Rooms that may import these modules only, of others than their own.
 *
 * @type {Readonly<Record<string, readonly string[]>>}
 */
export const only = { callback: ['transport/relay-messages'] };

/** The entries and `types/` stand above all rooms; nothing in a room imports them. */
export const above = ['types', ''];

/** The only modules that load others later, by `import()`: below `src/`, without extension. */
export const loaders = ['connector/features', 'element/lazy-views', 'element/messages/index', 'presets/load-preset'];

/** What a security reviewer reads, file by file: their functions are short. */
export const reviewed = [
  'settings/url-rules',
  'protocol/authorization-response',
  'requests/allowed-urls',
  'requests/authorized-fetch',
  'transport/relay',
];

/** The most lines that a file of `src/` may have, and a function of a reviewed one. */
export const longest = { file: 250, reviewedFunction: 40 };
