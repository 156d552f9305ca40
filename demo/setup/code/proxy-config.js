// @ts-check

/**
 * The token proxy that a provider needs which demands a secret: its settings, and the command that runs it.
 *
 * @typedef {import('../settings.js').Settings} Settings
 */

/** Where the page has the token proxy's routes. @param {string} id of a preset */
export const proxyUrl = (id) => `/oauth/${id}/token`;

/** Whether a page alone cannot use the provider. @param {Settings} settings */
export const needsProxy = ({ preset }) => preset?.needsServer !== undefined;

/** The environment variable that has the secret. @param {Settings} settings */
const variableOf = ({ preset }) => `${(preset?.id ?? 'provider').replace(/\W/g, '_').toUpperCase()}_CLIENT_SECRET`;

/**
 * `proxy.json`: it holds no secret.
 *
 * @param {Settings} settings
 * @param {readonly URL[]} callbacks the redirect URLs of all pages that may ask
 */
export function proxyConfig(settings, callbacks) {
  const id = settings.preset?.id ?? 'acme';
  const provider = {
    provider: id,
    clientId: settings.value('client-id'),
    clientSecret: { env: variableOf(settings) },
    redirectUrls: callbacks.map(({ href }) => href),
  };
  const allowedOrigins = callbacks.map(({ origin }) => origin);
  return `${JSON.stringify({ allowedOrigins, providers: { [id]: provider } }, undefined, 2)}\n`;
}

/** In a copy of the repository, as the package is on no registry. @param {Settings} settings */
export const proxyCommand = (settings) =>
  `${variableOf(settings)}=… node dist/module/command/cli.js proxy --config path/to/proxy.json --port 8787`;
