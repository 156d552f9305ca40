import type { Draft } from './draft.js';
import type { FaultList } from './configuration-problems.js';
import { reservedParam } from './login-params.js';
import type { OptionName } from './options.js';
import { implicitGrant } from './plain-settings.js';
import { holdsToken, parseTemplate } from './template.js';

/** What the options must be together, and what had better be otherwise. */

/** Identifiers that can change hands. */
const mutable = /^\{\{\s*(?:email|login|username)\s*\}\}$/;

const mayHoldToken = (template: { readonly source: string } | undefined): boolean =>
  Boolean(template && holdsToken(parseTemplate(template.source, '')));

/** Notes what is to be said of the provider that a configuration names. */
export type CheckProvider = (faults: FaultList, draft: Draft) => void;

/** Notes what is wrong with the page, with options that are missing, and with options that contradict each other. */
export function checkTogether(faults: FaultList, draft: Draft, checkProvider?: CheckProvider): void {
  checkPage(faults, draft);
  checkProvider?.(faults, draft);
  checkClient(faults, draft);
  checkLogin(faults, draft);
  checkTokens(faults, draft);
  checkIdentity(faults, draft);
  checkGrant(faults, draft);
  checkMode(faults, draft);
}

function checkPage(faults: FaultList, { page: { secure, origin } }: Draft): void {
  if (!secure) faults.fault('page', 'must be a secure context: serve it by https, or from http://localhost to develop');
  if (origin === 'null') faults.fault('page', 'must have an origin (a file or a sandboxed frame has none): serve it');
}

function checkClient(faults: FaultList, { clientId, clientSecret, page, provider }: Draft): void {
  if (!clientId) faults.require('clientId', 'is required: the ID that the provider gave to this site');
  if (!clientSecret) return;
  const problem =
    'can be read by anybody in a page; take it out, keep it on a server in a token proxy (oauth-connect/token-proxy), and ' +
    `write token-url="/oauth/${provider ?? 'acme'}/token" here`;
  if (page.loopback) faults.warn('clientSecret', problem);
  else faults.fault('clientSecret', problem);
}

function checkLogin(faults: FaultList, { loginUrl, loginParams, redirectUrl, issuer, provider, page }: Draft): void {
  if (!loginUrl && !issuer && !provider && !faults.has('issuer'))
    faults.require('loginUrl', "is required: the address of the provider's login page");
  const inQuery = reservedParam(
    new URLSearchParams(loginUrl?.written.replace(/\{\{.*?\}\}/g, '').split('?')[1]).keys(),
  );
  const inParams = reservedParam(loginParams?.map(([name]) => name) ?? []);
  if (inQuery) faults.fault('loginUrl', `must not hold "${inQuery}" in its query`);
  if (inParams) faults.fault('loginParams', `must not hold "${inParams}"`);
  if (!loginUrl?.variableHost) return;
  if (!issuer)
    faults.warn('issuer', "should be set where visitors name the server, lest one's answer pass for another's");
  // The window's opener is cut there, so that only pages of this very origin can hand the answer on.
  if (redirectUrl && new URL(redirectUrl).origin !== page.origin)
    faults.fault('redirectUrl', "must be on the page's own origin where visitors name the server");
}

function checkTokens(faults: FaultList, draft: Draft): void {
  const urls: OptionName[] = ['loginUrl', 'tokenUrl', 'refreshUrl', 'revokeUrl', 'testUrl', 'apiUrl', 'issuer'];
  const inUrl = [
    ...urls.filter((option) => mayHoldToken(draft[option as 'testUrl'])),
    ...(draft.allowedUrls?.some(mayHoldToken) ? ['allowedUrls'] : []),
    ...(draft.requestQuery?.some(([, template]) => holdsToken(template)) ? ['requestQuery'] : []),
  ];
  for (const option of inUrl) {
    const problem = 'puts the token into a URL, where logs and histories keep it';
    if (draft.tokenInQuery) faults.warn(option, problem);
    else faults.fault(option, `${problem}; use request-headers, or set token-in-query if the API knows nothing else`);
  }
  if (draft.testBody !== undefined && draft.testMethod === 'GET') faults.fault('testBody', 'needs test-method="POST"');
}

function checkIdentity(faults: FaultList, { connectionName, uniqueIdentifier }: Draft): void {
  if (connectionName && !connectionName.source.includes('{{'))
    faults.warn('connectionName', 'has no template, so every account is called the same: write {{name}}, for example');
  if (uniqueIdentifier && mutable.test(uniqueIdentifier.source))
    faults.warn('uniqueIdentifier', 'can change hands; prefer an ID that the provider never gives to somebody else');
}

/** Which grants can be used, with what. */
function checkGrant(faults: FaultList, { responseType, tokenUrl, issuer, dpop }: Draft): void {
  if (responseType === 'token') faults.warn('responseType', implicitGrant, Boolean(tokenUrl ?? issuer));
  // What a provider lacks is said of the provider.
  if (responseType === 'code' && !issuer && !tokenUrl && !faults.has('provider'))
    faults.require('tokenUrl', 'is required for response-type="code"');
  if (responseType === 'id_token token' && !issuer && !faults.has('issuer'))
    faults.fault('responseType', 'can only be "id_token token" with an issuer, whose keys ID tokens are checked with');
  // RFC 9449 §5: a key is proved to the token endpoint, which the implicit grant has not.
  if (dpop && responseType !== 'code') faults.fault('dpop', 'can only be used with response-type="code"');
}

/** RFC 9700 §2.1: what comes back in this tab comes back to this very page. */
function checkMode(faults: FaultList, { loginMode, redirectUrl, page }: Draft): void {
  if (loginMode !== 'redirect') return;
  if (redirectUrl && new URL(redirectUrl).origin !== page.origin)
    faults.fault('loginMode', 'can only be "redirect" where redirect-url is on the page\'s own origin');
  if (page.framed) faults.fault('loginMode', 'can only be "popup" within a frame, where login pages do not show');
}
