import { URL } from '../platform/taken-at-load.js';
import type { ConfigurationProblems } from './configuration-problems.js';
import * as sentences from './configuration-sentences.js';
import { reservedParam } from './login-params.js';
import type { SettingsDraft } from './settings.js';
import { withoutExpressions } from './template.js';
import { validateTemplates } from './validate-templates.js';

/** What the options must be together, and what had better be otherwise. */

/** Notes what is to be said of the provider that a configuration names. */
export type CheckProvider = (problems: ConfigurationProblems, draft: SettingsDraft) => void;

/** Identifiers that can change hands. */
const mutable = /^\{\{\s*(?:email|login|username)\s*\}\}$/;

/** Notes what is wrong with the page, with options that are missing, and with options that contradict each other. */
export function validateSettings(
  draft: SettingsDraft,
  problems: ConfigurationProblems,
  checkProvider?: CheckProvider,
): void {
  checkPage(problems, draft);
  checkProvider?.(problems, draft);
  checkClient(problems, draft);
  checkLogin(problems, draft);
  checkVisitorsServer(problems, draft);
  validateTemplates(problems, draft);
  checkTestCall(problems, draft);
  checkIdentity(problems, draft);
  checkGrant(problems, draft);
  checkMode(problems, draft);
}

function checkPage(problems: ConfigurationProblems, { page: { secure, origin } }: SettingsDraft): void {
  if (!secure) problems.error('page', sentences.insecurePage);
  if (origin === 'null') problems.error('page', sentences.noOrigin);
}

function checkClient(
  problems: ConfigurationProblems,
  { clientId, clientSecret, page, provider = 'acme' }: SettingsDraft,
): void {
  if (!clientId && !problems.hasError('clientId')) problems.missing('clientId', sentences.clientIdMissing);
  if (!clientSecret) return;
  if (page.loopback) problems.advise('clientSecret', sentences.clientSecret(provider));
  else problems.error('clientSecret', sentences.clientSecret(provider));
}

function checkLogin(problems: ConfigurationProblems, { loginUrl, loginParams, issuer, provider }: SettingsDraft): void {
  const isKnown = loginUrl ?? issuer ?? provider;
  if (!isKnown && !problems.hasError('issuer') && !problems.hasError('loginUrl'))
    problems.missing('loginUrl', sentences.loginUrlMissing);
  const query = loginUrl && withoutExpressions(loginUrl.written).split('?')[1];
  const inQuery = reservedParam(new URLSearchParams(query).keys());
  if (inQuery) problems.error('loginUrl', sentences.reservedInQuery(inQuery));
  const inParams = reservedParam(loginParams.map(([name]) => name));
  if (inParams) problems.error('loginParams', sentences.reservedParam(inParams));
}

/** What is asked for where visitors name the server. */
function checkVisitorsServer(
  problems: ConfigurationProblems,
  { loginUrl, issuer, redirectUrl, page }: SettingsDraft,
): void {
  if (!loginUrl?.variableHost) return;
  if (!issuer) problems.advise('issuer', sentences.issuerOfVisitors);
  // The window's opener is cut there, so that only pages of this very origin can hand the answer on.
  if (redirectUrl && new URL(redirectUrl).origin !== page.origin)
    problems.error('redirectUrl', sentences.redirectUrlOfVisitors);
}

function checkTestCall(problems: ConfigurationProblems, { testBody, testMethod }: SettingsDraft): void {
  if (testBody !== undefined && testMethod === 'GET') problems.error('testBody', sentences.testBodyWithGet);
}

function checkIdentity(problems: ConfigurationProblems, { connectionName, uniqueIdentifier }: SettingsDraft): void {
  if (connectionName && !connectionName.source.includes('{{'))
    problems.advise('connectionName', sentences.nameWithoutTemplate);
  if (uniqueIdentifier && mutable.test(uniqueIdentifier.source))
    problems.advise('uniqueIdentifier', sentences.mutableIdentifier);
}

/** Which grants can be used, with what. */
function checkGrant(
  problems: ConfigurationProblems,
  { responseType, tokenUrl, issuer, scope, dpop }: SettingsDraft,
): void {
  // Some answer a request without one as if the visitor had said no.
  if (issuer && !scope && !problems.hasError('scope')) problems.advise('scope', sentences.scopeOfIssuer);
  if (responseType === 'token') {
    // Without an endpoint that is known, nobody can say whether there is a better way.
    if (tokenUrl ?? issuer) problems.advise('responseType', sentences.implicitGrant);
    else problems.warn('responseType', sentences.implicitGrant);
  }
  // What a provider lacks is said of the provider.
  const isToldElsewhere = problems.hasError('provider') || problems.hasError('tokenUrl');
  if (responseType === 'code' && !issuer && !tokenUrl && !isToldElsewhere)
    problems.missing('tokenUrl', sentences.tokenUrlMissing);
  if (responseType === 'id_token token' && !issuer && !problems.hasError('issuer'))
    problems.error('responseType', sentences.idTokenWithoutIssuer);
  // RFC 9449 §5: a key is proved to the token endpoint, which the implicit grant has not.
  if (dpop && responseType && responseType !== 'code') problems.error('dpop', sentences.dpopWithoutCode);
}

/** RFC 9700 §2.1: what comes back in this tab comes back to this very page. */
function checkMode(problems: ConfigurationProblems, { loginMode, redirectUrl, page }: SettingsDraft): void {
  if (loginMode !== 'redirect') return;
  if (redirectUrl && new URL(redirectUrl).origin !== page.origin)
    problems.error('loginMode', sentences.redirectElsewhere);
  if (page.framed) problems.error('loginMode', sentences.redirectInFrame);
}
