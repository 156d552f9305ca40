import type { OptionReader } from './option-reader.js';
import type { OptionName } from './options.js';
import type { Draft } from './settings.js';
import { mentions, type Template } from './template.js';

/** What the options must be together, and what had better be otherwise. */

/** What is set here, or must never be in a login page's address (RFC 6749 §4.2.1, RFC 9101 §5, RFC 9449 §10). */
const reservedParams = (
  'client_id redirect_uri response_type response_mode scope state nonce code_challenge code_challenge_method ' +
  'request request_uri dpop_jkt client_secret code code_verifier'
).split(' ');

/** Identifiers that can change hands. */
const mutable = /^\{\{\s*(?:email|login|username)\s*\}\}$/;

/** A parameter that may not be in a login URL, if there is one. */
export const reservedParam = (names: Iterable<string>): string | undefined =>
  [...names].find((name) => reservedParams.includes(name));

const holdsToken = (template: Template | undefined): boolean =>
  Boolean(template && (mentions(template, 'access_token') || mentions(template, 'id_token')));

/** Notes what is wrong with the page, with options that are missing, and with options that contradict each other. */
export function checkTogether(reader: OptionReader, draft: Draft): void {
  checkPage(reader);
  checkClient(reader, draft);
  checkLogin(reader, draft);
  checkTokens(reader, draft);
  checkIdentity(reader, draft);
  checkLater(reader, draft);
}

function checkPage(reader: OptionReader): void {
  const { secure, origin } = reader.page;
  if (!secure) reader.fault('page', 'must be a secure context: serve it by https, or from http://localhost to develop');
  if (origin === 'null') reader.fault('page', 'must have an origin (a file or a sandboxed frame has none): serve it');
}

function checkClient(reader: OptionReader, { clientId, clientSecret }: Draft): void {
  if (!clientId) reader.require('clientId', 'is required: the ID that the provider gave to this site');
  if (!clientSecret) return;
  const problem = 'can be read by anybody in a page; keep it on a server, behind a token proxy';
  if (reader.page.loopback) reader.warn('clientSecret', problem);
  else reader.fault('clientSecret', problem);
}

function checkLogin(reader: OptionReader, { loginUrl, loginParams, redirectUrl, issuer }: Draft): void {
  const { options, page } = reader;
  if (!loginUrl && !options.issuer && !options.provider)
    reader.require('loginUrl', "is required: the address of the provider's login page");
  const inQuery = reservedParam(new URLSearchParams(loginUrl?.written.split('?')[1]).keys());
  const inParams = reservedParam(loginParams?.map(([name]) => name) ?? []);
  if (inQuery) reader.fault('loginUrl', `must not hold "${inQuery}" in its query`);
  if (inParams) reader.fault('loginParams', `must not hold "${inParams}"`);
  if (!loginUrl?.variableHost) return;
  if (!issuer)
    reader.warn('issuer', "should be set where visitors name the server, lest one's answer pass for another's");
  // The window's opener is cut there, so that only pages of this very origin can hand the answer on.
  if (redirectUrl && new URL(redirectUrl).origin !== page.origin)
    reader.fault('redirectUrl', "must be on the page's own origin where visitors name the server");
}

function checkTokens(reader: OptionReader, draft: Draft): void {
  const urls: OptionName[] = ['loginUrl', 'tokenUrl', 'refreshUrl', 'revokeUrl', 'testUrl', 'apiUrl', 'issuer'];
  const inUrl = [
    ...urls.filter((option) => holdsToken(draft[option as 'testUrl'])),
    ...(draft.allowedUrls?.some(holdsToken) ? ['allowedUrls'] : []),
    ...(draft.requestQuery?.some(([, template]) => holdsToken(template)) ? ['requestQuery'] : []),
  ];
  for (const option of inUrl) {
    const problem = 'puts the token into a URL, where logs and histories keep it';
    if (reader.flag('tokenInQuery')) reader.warn(option, problem);
    else reader.fault(option, `${problem}; use request-headers, or set token-in-query if the API knows nothing else`);
  }
  if (draft.testBody !== undefined && draft.testMethod === 'GET') reader.fault('testBody', 'needs test-method="POST"');
}

function checkIdentity(reader: OptionReader, { connectionName, uniqueIdentifier }: Draft): void {
  if (connectionName?.parts.every((part) => typeof part === 'string'))
    reader.warn('connectionName', 'has no template, so every account is called the same: write {{name}}, for example');
  if (uniqueIdentifier && mutable.test(uniqueIdentifier.source))
    reader.warn('uniqueIdentifier', 'can change hands; prefer an ID that the provider never gives to somebody else');
}

/** What the next version brings must not be taken in silence for what this one does. */
function checkLater(reader: OptionReader, { responseType, tokenUrl, storage }: Draft): void {
  const { options } = reader;
  reader.word('face');
  if (reader.word('loginMode') === 'redirect') reader.fault('loginMode', 'can only be "popup" yet');
  if (reader.word('renew') === 'silent') reader.fault('renew', 'can only be "auto" or "off" yet');
  if (storage === 'local') reader.fault('storage', 'can only be "session" or "memory" yet');
  for (const option of ['provider', 'issuer', 'dpop', 'multiple'] as const)
    if (options[option]) reader.fault(option, 'cannot be used yet');
  if ((responseType && responseType !== 'token') || (!options.responseType && tokenUrl))
    reader.fault('responseType', 'can only be "token" yet; set it');
  else
    reader.warn(
      'responseType',
      '"token" is the implicit grant, which RFC 10017 §7.2 advises against: prefer "code" where the provider allows it',
      Boolean(tokenUrl),
    );
}
