// @ts-check

/**
 * Which way of signing in comes of the settings: chosen by what is known, as the element does it.
 *
 * @param {import('./settings.js').Settings} settings
 * @returns {{ kind: 'code' | 'token' | 'id_token token', because: string }}
 */
export function grantOf(settings) {
  const own = settings.own('response-type');
  if (isGrant(own)) return { kind: own, because: 'because you chose it' };
  const filled = settings.filled('response-type');
  if (filled && isGrant(filled.value)) return { kind: filled.value, because: `as ${filled.by} says` };
  if (settings.value('issuer')) return { kind: 'code', because: 'because the issuer is known' };
  if (settings.value('token-url')) return { kind: 'code', because: 'because the token URL is known' };
  return { kind: 'token', because: 'because no token URL and no issuer is known' };
}

/**
 * @param {string} text
 * @returns {text is 'code' | 'token' | 'id_token token'}
 */
const isGrant = (text) => ['code', 'token', 'id_token token'].includes(text);

/** What each is called, and what it means for whoever has never heard of it. */
export const GRANTS = {
  code: {
    name: 'Authorization code with PKCE',
    advice:
      'The safe way. What comes back in the address is a one-time code that is worth nothing to others; this page ' +
      'redeems it at the token URL, with a proof that it was the one who asked.',
  },
  token: {
    name: 'Implicit grant',
    advice:
      'The old way: the token itself comes back in the address, lives for a short time and cannot be renewed. If your ' +
      'provider redeems codes for pages without a secret (“PKCE”, “public client”), enter its token URL or its issuer, and ' +
      'the safer way is taken.',
  },
  'id_token token': {
    name: 'Implicit grant with an ID token',
    advice:
      'The old way, for providers that offer a page nothing else. Both tokens come back in the address; the ID token’s ' +
      'signature is checked. Prefer the code where you can.',
  },
};
