// @ts-check

/** The callback page needs this much and no more. It must not have a COOP header: that would cut it off from its opener. */
const CALLBACK = {
  'Content-Security-Policy': "default-src 'none'; script-src 'self'; style-src 'self'",
  'Referrer-Policy': 'no-referrer',
};

/**
 * The strictest policy that the element is meant to work under.
 *
 * @param {...string} fetches what may be called, and what else a page of ours may load
 */
const strictPolicy = (...fetches) =>
  [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    ...fetches,
    "require-trusted-types-for 'script'",
    'trusted-types lit-html',
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');

const ANY_PROVIDER = 'https: http://localhost:* http://127.0.0.1:*';

/** Its reader may choose any provider, so it may call any; all else is as strict as on the page above. */
const SETUP_POLICY = strictPolicy("img-src 'self'", `connect-src 'self' ${ANY_PROVIDER}`, `frame-src ${ANY_PROVIDER}`);

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
  if (path === '/csp.html') return { 'Content-Security-Policy': strictPolicy(`connect-src ${provider}`) };
  if (path === '/setup/index.html')
    return { 'Content-Security-Policy': SETUP_POLICY, 'Referrer-Policy': 'no-referrer' };
  return {};
}
