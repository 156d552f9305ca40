// @ts-check

/**
 * Imports `oidc-provider`. It greets Node 20 with a warning, though all it needs is there but for `URL.parse` in Node
 * before 20.20; neither is of interest to somebody who runs the demo.
 *
 * @returns {Promise<{ Provider: any, interactionPolicy: any }>}
 */
export async function loadOidcProvider() {
  const url = /** @type {any} */ (URL);
  url.parse ??= (/** @type {string} */ text, /** @type {string | undefined} */ base) =>
    URL.canParse(text, base) ? new URL(text, base) : null;
  const { warn } = console;
  console.warn = (/** @type {unknown[]} */ ...message) => {
    if (!String(message[0]).includes('Unsupported runtime')) warn(...message);
  };
  try {
    // @ts-ignore it comes without types
    return await import('oidc-provider');
  } finally {
    console.warn = warn;
  }
}
