// @ts-check
import { findIn } from '../accounts.js';

/** @typedef {{ id: string, username: string, name: string, email: string, locale: string }} Account */

/**
 * Beacon's accounts: other people's IDs than Acme's, the same password.
 *
 * @type {readonly Account[]}
 */
export const ACCOUNTS = [
  { id: 'beacon-1815', username: 'ada', name: 'Ada Lovelace', email: 'ada@beacon.example', locale: 'en-GB' },
  { id: 'beacon-1791', username: 'charles', name: 'Charles Babbage', email: 'charles@beacon.example', locale: 'en-GB' },
  { id: 'beacon-0973', username: 'murasaki', name: '紫式部', email: 'murasaki@beacon.example', locale: 'ja-JP' },
];

/** @param {unknown} hint as a client may send it in `login_hint` */
export const findAccount = (hint) => findIn(ACCOUNTS, hint);

/**
 * OpenID Connect Core §5.1.
 *
 * @param {Account} account
 */
export const claimsOf = ({ id, name, email, locale }) => ({ sub: id, name, locale, email, email_verified: true });
