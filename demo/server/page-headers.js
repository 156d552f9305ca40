// @ts-check

/** The callback page needs this much and no more. It must not have a COOP header: that would cut it off from its opener. */
const CALLBACK = {
  'Content-Security-Policy': "default-src 'none'; script-src 'self'; style-src 'self'",
  'Referrer-Policy': 'no-referrer',
};

/**
 * The strictest policy that the element is meant to work under.
 *
 * @param {string} provider
 */
const strictPolicy = (provider) =>
  [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    `connect-src ${provider}`,
    "require-trusted-types-for 'script'",
    'trusted-types lit-html',
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');

/**
 * What a page is served with besides its type: the demo shows the element on pages of different severity.
 *
 * @param {string} path
 * @param {string} provider the provider's origin
 * @returns {Record<string, string>}
 */
export function headersFor(path, provider) {
  if (path === '/oauth-callback.html') return CALLBACK;
  if (path === '/coop.html') return { 'Cross-Origin-Opener-Policy': 'same-origin' };
  if (path === '/csp.html') return { 'Content-Security-Policy': strictPolicy(provider) };
  return {};
}
