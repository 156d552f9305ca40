import type { Settings } from '../settings/settings.js';
import { tryUrl } from '../settings/url-rules.js';
import type { UrlTemplate } from '../settings/url-template.js';
import type { AskingPage } from './asking-page.js';
import {
  checkDiscovery,
  checkLoginPage,
  checkPkce,
  checkRedirectPage,
  checkTestApi,
  checkTokenEndpoint,
  type Finding,
} from './checks.js';

/** All checks, in the order in which a sign-in comes by. */

/**
 * Looks at all that a sign-in with these settings needs.
 *
 * @param page - who asks
 */
export async function checkServers(settings: Settings, page: AskingPage): Promise<readonly Finding[]> {
  const redirectUrl = new URL(settings.redirectUrl);
  const findings = [await checkRedirectPage(redirectUrl, page)];
  const issuer = addressOf(settings.issuer);
  const { finding, metadata } = issuer ? await checkDiscovery(issuer) : {};
  if (finding) findings.push(finding);
  const from = (template: UrlTemplate | undefined, discovered: string | undefined) =>
    template ? addressOf(template) : tryUrl(discovered ?? '');
  const isCode = settings.responseType === 'code';
  const loginUrl = from(settings.loginUrl, metadata?.authorizationEndpoint);
  const tokenUrl = isCode && from(settings.tokenUrl, metadata?.tokenEndpoint);
  const testUrl = settings.testUrl === null ? undefined : from(settings.testUrl, metadata?.userinfoEndpoint);
  if (loginUrl) findings.push(await checkLoginPage(loginUrl, page));
  if (metadata && isCode) findings.push(checkPkce(metadata));
  if (tokenUrl) findings.push(await checkTokenEndpoint(tokenUrl, settings.clientId.source, redirectUrl, page));
  if (testUrl) findings.push(await checkTestApi(testUrl, page, settings.testMethod));
  if ([settings.issuer, settings.loginUrl, settings.tokenUrl, settings.testUrl].some((one) => one && !addressOf(one)))
    findings.push({ ok: undefined, what: 'Addresses that the visitor’s answers decide are not looked at' });
  return findings;
}

/** An address without anything of the visitor's in it. */
function addressOf(template: UrlTemplate | undefined): URL | undefined {
  try {
    return template?.expand([], 'configuration');
  } catch {
    return undefined;
  }
}
