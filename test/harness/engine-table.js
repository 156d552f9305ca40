/**
 * Which test files run in which browser: all in all, but for those that are told here, with the reason. It is printed
 * with every run. Node's own modules only.
 *
 * @typedef {import('./engines/engines.js').Engine} Engine
 */

/** @type {{ files: RegExp, not: Engine[], because: string }[]} */
export const EXCEPTIONS = [
  {
    files: /^test\/element\/(forced-colors|reduced-motion)\.test\.ts$/,
    not: ['firefox', 'webkit'],
    because: 'what visitors ask of their browsers can be emulated in Chromium only',
  },
  {
    files: /^test\/element\/wcag\.test\.ts$/,
    not: ['firefox', 'webkit'],
    because: 'what axe reads and what is announced is the same in all, and there are ninety states',
  },
  {
    files: /^test\/element\/accessibility-tree\.test\.ts$/,
    not: ['firefox', 'webkit'],
    because: 'Chromium’s accessibility tree alone can be read',
  },
  {
    files: /^test\/(demo\/.*|e2e\/(demo|gallery|setup-page(-shared)?|guide|samples|frameworks))\.test\.ts$/,
    not: ['firefox', 'webkit'],
    because: 'it is about the project’s own pages, not about the element',
  },
  {
    files: /^test\/element\/narrow(-messages)?\.test\.ts$/,
    not: ['webkit'],
    because: 'the toolbar keeps the window of WebKitGTK’s MiniBrowser at 447 px and more',
  },
  {
    files: /^test\/callback\/policy\.test\.ts$/,
    not: ['webkit'],
    because: 'WebKit’s WebDriver tells nothing of the console of pages that are not made to order',
  },
  {
    files: /^test\/e2e\/kept-refresh-tokens\.test\.ts$/,
    not: ['webkit'],
    because: 'WebKit keeps no `Secure` cookies of http://localhost, and the tests have no https',
  },
  {
    files: /^test\/element\/scoped-registry\.test\.ts$/,
    not: ['firefox', 'webkit'],
    because: 'Firefox 153 and WebKitGTK 2.50 are not known to have registries of a shadow root’s own',
  },
  {
    files: /^test\/element\/commands\.test\.ts$/,
    not: ['webkit'],
    because: 'WebKitGTK 2.50 has no `commandfor` and `command` of buttons yet',
  },
  {
    files: /^test\/(e2e\/(token-endpoint-faults|presets)|presets\/sign-in-by-preset)\.test\.ts$/,
    not: ['firefox', 'webkit'],
    because: 'it is one table of answers after the other, in which no browser has a part',
  },
  {
    files: /^test\/package\/.*\.test\.ts$/,
    not: ['firefox', 'webkit'],
    because: 'which files a page loads is decided by the code, and is the same in all',
  },
  {
    files: /^test\/first-build\/.*\.test\.ts$/,
    not: ['firefox', 'webkit'],
    because: 'what is stored, what pages tell each other and how settings are compared is the same in all',
  },
  {
    files: /^test\/(requests\/test-call|e2e\/thousand-requests)\.test\.ts$/,
    not: ['firefox', 'webkit'],
    because: 'it counts what is asked and when, in which no browser has a part',
  },
  {
    files: /\.denied\.test\.ts$/,
    not: ['chromium', 'webkit'],
    because:
      'Firefox alone has a setting that denies storage, and more than that; denied-storage.test.ts denies it by hand',
  },
  {
    files: /^test\/servers\/oidc\.test\.ts$/,
    not: ['firefox', 'webkit'],
    because: 'it is about the tests’ own server',
  },
  {
    files:
      /^test\/(errors\/network-messages|field\/advice-of-token-endpoints|field\/big-numbers|field\/challenges-of-apis|field\/changed-globals|field\/closed-connector|field\/denied-storage|field\/error-without-state|field\/http-only-windows|field\/leaving-card|field\/metadata-elsewhere|field\/missing-callback|field\/no-handle|field\/page-in-srcdoc|field\/prototype-js|field\/refused-renewals|field\/resource|field\/revocation-of-bound-tokens|field\/same-answer-twice|field\/second-copy|field\/short-lived-tokens|field\/signed-userinfo|field\/silent-renewal-of-others|field\/typed-host|field\/visitors-server|field\/wandering-visitor|field\/worker-with-fallback|field\/wrapped-fetch|platform\/to-json|protocol\/challenges|security\/callback-page|security\/changed-attributes|security\/leaks|security\/markup|security\/planted-answers|settings\/misspelt-options|settings\/written-values|sign-in\/account-chooser|sign-in\/prepared-grant)\.test\.ts$/,
    not: ['firefox', 'webkit'],
    because: 'it is new, and has not been gone through there yet',
  },
  {
    files:
      /^test\/(e2e\/setup-page-files|element\/disconnect|element\/error-words|element\/images|element\/layout-shift|element\/layout|element\/misspelt-attributes)\.test\.ts$/,
    not: ['webkit'],
    because: 'it is new, and has not been gone through there yet',
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
