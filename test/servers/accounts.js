// @ts-check

/** What the accounts of all the providers have in common. */

/** All of the accounts have this one password; the login pages fill it in. */
export const PASSWORD = 'demo';

/**
 * Finds an account by anything a client may send as `login_hint`.
 *
 * @template {{ id: string, username: string, email: string }} Account
 * @param {readonly Account[]} accounts
 * @param {unknown} hint a username, an email address or an account's ID
 * @returns {Account | undefined}
 */
export function findIn(accounts, hint) {
  if (typeof hint !== 'string') return undefined;
  const wanted = hint.trim().toLowerCase();
  return accounts.find(({ id, username, email }) => [id, username, email].includes(wanted));
}

/**
 * @param {string} name
 * @returns {string} one or two letters for a round picture
 */
export function initials(name) {
  const words = name.split(/\s+/).filter((word) => /^\p{L}/u.test(word));
  const ends = words.length > 1 ? [words[0], words[1]] : words;
  return ends.map((word) => [...(word ?? '')][0] ?? '').join('');
}
