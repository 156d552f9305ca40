// @ts-check

/** Addresses within the guide, as its texts and its pages have them. */

/** As GitHub makes them, so that an anchor is the same in a text and on its page. @param {string} heading */
export const anchorOf = (heading) =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .trim()
    .replace(/\s/g, '-');

/**
 * From a text to a page: `storage.md#memory` is `storage.html#memory`.
 *
 * @param {string} href
 */
export const pageHref = (href) =>
  href
    .replace(/^(?:demo\/guide\/)?([a-z-]+)\.md(?=#|$)/, '$1.html')
    .replace(/^(?:\.\.\/)?SECURITY\.md(?=#|$)/, 'security.html')
    .replace(/^\.\.\/demo\//, '../');

/**
 * The words of a piece of Markdown.
 *
 * @param {readonly import('marked').Token[]} tokens
 * @returns {string}
 */
export const plainText = (tokens) =>
  tokens
    .map((token) => ('tokens' in token && token.tokens ? plainText(token.tokens) : 'text' in token ? token.text : ''))
    .join('');
