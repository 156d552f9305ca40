// @ts-check
import { findIn } from '../accounts.js';

/**
 * @typedef {object} Account
 * @property {string} id what the API calls the account; it never changes
 * @property {string} username what is typed on the login page
 * @property {string} name
 * @property {string} email
 * @property {string} locale
 * @property {boolean} [picture] whether the account has one
 */

/**
 * Some are plain, some are here because they break things: a name that fills three lines, one that runs from right to
 * left, one without a space in it, one with markup in it.
 *
 * @type {readonly Account[]}
 */
export const ACCOUNTS = [
  {
    id: 'acct_1815',
    username: 'ada',
    name: 'Ada Lovelace',
    email: 'ada@acme.example',
    locale: 'en-GB',
    picture: true,
  },
  { id: 'acct_1791', username: 'charles', name: 'Charles Babbage', email: 'charles@acme.example', locale: 'en-GB' },
  {
    id: 'acct_1914',
    username: 'hubert',
    name: 'Hubert Blaine Wolfeschlegelsteinhausenbergerdorff, Department of Long Names and Patience, Philadelphia',
    email: 'hubert.blaine.wolfeschlegelsteinhausenbergerdorff@acme.example',
    locale: 'en-US',
  },
  {
    id: 'acct_0780',
    username: 'khwarizmi',
    name: 'محمد بن موسى الخوارزمي',
    email: 'khwarizmi@acme.example',
    locale: 'ar',
  },
  { id: 'acct_0973', username: 'murasaki', name: '紫式部', email: 'murasaki@acme.example', locale: 'ja-JP' },
  {
    id: 'acct_1970',
    username: 'bobby',
    name: `Robert'); <b>Tables</b> & "Sons"`,
    email: 'bobby@acme.example',
    locale: 'en-US',
  },
];

/** @param {unknown} hint as a client may send it in `login_hint` */
export const findAccount = (hint) => findIn(ACCOUNTS, hint);

/**
 * What `/api/me` says of an account.
 *
 * @param {Account} account
 * @param {string} origin the provider's own
 */
export function profileOf({ id, name, email, locale, picture, username }, origin) {
  return { id, name, email, ...(picture ? { picture: `${origin}/pictures/${username}.svg` } : {}), locale };
}
