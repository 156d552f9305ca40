/**
 * Which test files run in which browser: all in all, but for those that are told here, with the reason. It is printed
 * with every run. Node's own modules only.
 *
 * @typedef {import('./support/engines/engines.js').Engine} Engine
 */

/** @type {{ files: RegExp, not: Engine[], because: string }[]} */
export const EXCEPTIONS = [
  {
    files: /^test\/element\/face\.test\.ts$/,
    not: ['firefox', 'webkit'],
    because: 'dark mode can be emulated in Chromium only',
  },
  {
    files: /^test\/element\/media\.test\.ts$/,
    not: ['firefox', 'webkit'],
    because: 'forced colours can be emulated in Chromium only',
  },
  {
    files: /^test\/support\/oidc\.test\.ts$/,
    not: ['firefox', 'webkit'],
    because: 'it is the tests’ own provider that is tested there, not a browser',
  },
  {
    files: /^test\/e2e\/demo\.test\.ts$/,
    not: ['firefox', 'webkit'],
    because: 'it is the demo’s own pages that are tested there; the journeys they show are tested elsewhere',
  },
  {
    files: /^test\/(e2e\/no-token-leaks|callback\/policy)\.test\.ts$/,
    not: ['webkit'],
    because: 'WebKit’s WebDriver tells nothing of the console of the callback page and the provider',
  },
  {
    files: /^test\/element\/commands\.test\.ts$/,
    not: ['webkit'],
    because: 'WebKitGTK 2.50 has no `commandfor` and `command` of buttons yet',
  },
];

/**
 * @param {Engine} engine
 * @param {string[]} files
 * @returns {{ files: string[], exceptions: { file: string, because: string }[] }}
 */
export function filesFor(engine, files) {
  const exceptions = files.flatMap((file) => {
    const exception = EXCEPTIONS.find(({ files: some, not }) => some.test(file) && not.includes(engine));
    return exception ? [{ file, because: exception.because }] : [];
  });
  return { files: files.filter((file) => exceptions.every((one) => one.file !== file)), exceptions };
}
