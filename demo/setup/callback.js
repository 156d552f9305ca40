// @ts-check

/** Where the callback page will be: the redirect URLs of this page and of the author's own. */

/**
 * Where the callback page will be, as far as that can be said now.
 *
 * @param {import('./settings.js').Settings} settings
 */
export function callbackOf(settings) {
  const written = settings.value('redirect-url') || '/oauth-callback.html';
  try {
    return new URL(written, location.href);
  } catch {
    return new URL('/oauth-callback.html', location.href);
  }
}

/**
 * @param {string} text with or without a scheme
 * @returns {string} empty for none
 */
export function originOf(text) {
  if (!text) return '';
  try {
    const url = new URL(/^[a-z][a-z\d+.-]*:\/\//i.test(text) ? text : `https://${text}`);
    return url.protocol === 'https:' || url.protocol === 'http:' ? url.origin : '';
  } catch {
    return '';
  }
}

/**
 * Of this page, and of the author's own site where that is known.
 *
 * @param {import('./settings.js').Settings} settings
 * @returns {URL[]}
 */
export function callbacksOf(settings) {
  const here = callbackOf(settings);
  const site = originOf(settings.site);
  return site && here.origin === location.origin && site !== here.origin
    ? [here, new URL(here.pathname, site)]
    : [here];
}
