import type { Connection } from '../../src/connector.js';
import type { OAuthConnectElement } from '../../src/element/oauth-connect-element.js';
import '../../src/oauth-connect.js';
import { click, pageUrl } from './browser.js';
import { part } from './elements.js';
import { oidc } from './oidc.js';
import { next } from './wait.js';

/** Elements at Beacon, the real provider of codes: here in the test page, or built, on pages of their own. */

/** The attributes; one that is empty is left out. */
const beacon = (attributes: Record<string, string>): [name: string, value: string][] =>
  Object.entries({
    issuer: oidc.issuer,
    'client-id': 'code',
    scope: 'openid profile email offline_access',
    'allowed-urls': oidc.url('/api'),
    ...attributes,
  }).filter(([, value]) => value);

/** An element in this page, up to date. */
export async function beaconElement(attributes: Record<string, string> = {}): Promise<OAuthConnectElement> {
  sessionStorage.clear();
  const element = document.createElement('oauth-connect');
  for (const [name, value] of beacon({ storage: 'memory', ...attributes })) element.setAttribute(name, value);
  document.body.append(element);
  await element.updateComplete;
  return element;
}

/** Clicks on a part, is signed in without seeing a page, and waits for what comes of it; rejects with the error of `failed`. */
export async function signInBy(
  element: OAuthConnectElement,
  name = 'button',
  user = 'ada',
  server = oidc,
): Promise<Connection> {
  const connected = next<CustomEvent<{ connection: Connection }>>(element, 'connected');
  const failed = next<CustomEvent<{ error: Error }>>(element, 'failed').then(({ detail }) => {
    throw detail.error;
  });
  failed.catch(() => undefined);
  await server.expectVisitor(user);
  await element.updateComplete;
  await click(part(element, name));
  return (await Promise.race([connected, failed])).detail.connection;
}

/** An element in this page that is connected. */
export async function signedIn(
  attributes: Record<string, string> = {},
  user = 'ada',
): Promise<[OAuthConnectElement, Connection]> {
  const element = await beaconElement(attributes);
  return [element, await signInBy(element, 'button', user)];
}

/** To be called after each test that uses the above. */
export async function revokeAll(): Promise<void> {
  for (const element of document.querySelectorAll('oauth-connect')) {
    await element.revoke();
    element.remove();
  }
}

/** The tag of a built element, to be put into a page made to order. */
export function beaconTag(attributes: Record<string, string> = {}, content = ''): string {
  const text = beacon(attributes).map(([name, value]) => `${name}="${value.replaceAll('"', '&quot;')}"`);
  return `<oauth-connect id="acme" ${text.join(' ')}>${content}</oauth-connect>`;
}

/** The address of a page with a built element. */
export const beaconPage = (
  attributes: Record<string, string> = {},
  page: Omit<Parameters<typeof pageUrl>[0], 'html' | 'scripts'> = {},
): string => pageUrl({ html: beaconTag(attributes), scripts: ['/dist/oauth-connect.js'], ...page });
