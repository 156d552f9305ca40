import { checkAll, optionError, isRecord, readList, readWhole } from './option-checks.js';
import type { KeptRefreshTokens } from './options.js';
import { readCookies, setCookie } from './cookies.js';
import { invalid, Refusal } from './refusal.js';
import { fromBase64Url, openSealed, seal, toBase64Url } from './sealing.js';

/**
 * Refresh tokens that never reach the page (the token-mediating backend of RFC 10017 §6.2, without a session on the server).
 *
 * The page gets a **handle** in place of the refresh token, and sends it back as if it were one. The token itself is in a
 * cookie that no script can read, sealed, and bound to the handle, the provider and the client. Neither of the two is of
 * any use without the other: not a cookie from a log, nor a handle that a script took away. Each handle has a cookie of its own, so
 * that one account's renewal never gives another's tokens.
 */
export interface KeptTokens {
  readonly keys: readonly Uint8Array<ArrayBuffer>[];
  readonly maxAge: number;
}

/** Where the cookies of a provider are, and whose they are. */
export interface Jar {
  readonly providerId: string;
  readonly clientId: string;
  readonly request: Request;
}

/** More accounts than anybody connects; browsers limit how many cookies a site has, and servers how long a header is. */
const mostCookies = 10;
/** What browsers store at least, name and attributes included (RFC 6265 §6.1). */
const largestCookie = 4096;
const month = 30 * 24 * 3600;
const handleShape = /^kept\.([\w-]{16})\.[\w-]{22}$/;

/** Reads the option. */
export function readKeptTokens(options: KeptRefreshTokens): KeptTokens {
  if (!isRecord(options)) throw optionError('keepRefreshTokens', 'must be an object with keys');
  checkAll(options, ['keys', 'maxAge'], 'keepRefreshTokens.');
  const problemOf = (key: unknown) =>
    typeof key === 'string' && /^[\w-]+$/.test(key) && fromBase64Url(key)?.byteLength === 32
      ? undefined
      : 'must be 32 random bytes each, as base64url';
  const keys = readList(options.keys, 'keepRefreshTokens.keys', problemOf);
  return {
    keys: keys.map((key) => fromBase64Url(key) as Uint8Array<ArrayBuffer>),
    maxAge: readWhole(options.maxAge ?? month, 'keepRefreshTokens.maxAge'),
  };
}

const random = (bytes: number): string => toBase64Url(crypto.getRandomValues(new Uint8Array(bytes)));

const prefixOf = ({ providerId }: Jar): string => `__Secure-oauth-connect.${providerId}.`;
const cookieOf = (jar: Jar, handle: string): string => prefixOf(jar) + (handleShape.exec(handle)?.[1] ?? '');
const boundTo = ({ providerId, clientId }: Jar, handle: string): string => `${providerId} ${clientId} ${handle}`;

/** The cookies go to this provider's routes only; what is before them is wherever the proxy is. */
function pathOf({ request }: Jar): string {
  const path = new URL(request.url).pathname.replace(/\/[^/]*$/, '');
  if (!/^[\w./~%-]+$/.test(path)) throw invalid('The token proxy is at an address that cookies cannot name.');
  return path;
}

/** Whether this is what the page has in place of a refresh token. */
export const isHandle = (token: string): boolean => handleShape.test(token);

/**
 * Before a code is spent: whether there can be a cookie at all. Pages elsewhere send none here, so that what is kept could
 * never be used.
 */
export function checkCanKeep(jar: Jar): void {
  pathOf(jar);
  const site = jar.request.headers.get('sec-fetch-site');
  if (site && site !== 'same-origin')
    throw invalid('The token proxy keeps refresh tokens in cookies: it has to be on the origin of the page.');
}

/** Where no refresh token can be had by a handle. The page then asks the visitor to sign in again. */
const lost = (): Refusal =>
  new Refusal(400, 'invalid_grant', 'There is no refresh token that belongs to this handle and to this browser.');

/** The refresh token that a handle stands for. */
export async function takeToken(kept: KeptTokens, jar: Jar, handle: string): Promise<string> {
  const cookie = isHandle(handle) ? readCookies(jar.request).get(cookieOf(jar, handle)) : undefined;
  const opened = cookie && (await openSealed(cookie, kept.keys, boundTo(jar, handle)));
  const [, expiry = '', token = ''] = /^(\d+) (.+)$/s.exec(opened ?? '') ?? [];
  if (!token || Number(expiry) * 1000 < Date.now()) throw lost();
  return token;
}

/**
 * Keeps a refresh token.
 *
 * @param known - the handle, where the page has one already
 * @returns the handle and the cookies to set; `undefined` when the token is too long for a cookie
 */
export async function keepToken(
  kept: KeptTokens,
  jar: Jar,
  token: string,
  known?: string,
): Promise<{ readonly handle: string; readonly cookies: readonly string[] } | undefined> {
  const handle = known ?? `kept.${random(12)}.${random(16)}`;
  const expiry = Math.floor(Date.now() / 1000) + kept.maxAge;
  const sealed = await seal(`${expiry} ${token}`, kept.keys[0] as Uint8Array<ArrayBuffer>, boundTo(jar, handle));
  const cookie = setCookie(cookieOf(jar, handle), sealed, pathOf(jar), kept.maxAge);
  if (cookie.length > largestCookie) return undefined;
  return { handle, cookies: [...(known ? [] : tooMany(jar)), cookie] };
}

/** A sign-in that replaces another tells nobody of the one before: its cookie would stay. Browsers send the oldest first. */
function tooMany(jar: Jar): readonly string[] {
  const names = [...readCookies(jar.request).keys()].filter((name) => name.startsWith(prefixOf(jar)));
  const oldest = names.slice(0, Math.max(0, names.length - mostCookies + 1));
  return oldest.map((name) => setCookie(name, '', pathOf(jar), 0));
}

/** Takes a cookie away. */
export const forget = (jar: Jar, handle: string): string => setCookie(cookieOf(jar, handle), '', pathOf(jar), 0);
