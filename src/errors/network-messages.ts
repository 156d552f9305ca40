import type { ErrorStep } from './error-codes.js';

/** The words for a request that got no answer. Browsers do not tell why: what can be seen from here is looked at first. */

/** Whether the page's policy has kept requests to a server from leaving; where the browser tells scripts of it afterwards. */
function isForbiddenByPolicy(server: string): boolean {
  if (!('ReportingObserver' in globalThis)) return false;
  const observer = new ReportingObserver(() => undefined, { buffered: true, types: ['csp-violation'] });
  observer.observe();
  const reports = observer.takeRecords();
  observer.disconnect();
  return reports.some(({ body }) => {
    const { effectiveDirective, disposition, blockedURL } = body as unknown as Record<string, string>;
    return effectiveDirective === 'connect-src' && disposition === 'enforce' && originOf(blockedURL) === server;
  });
}

function originOf(url = ''): string | undefined {
  try {
    return new URL(url).origin;
  } catch {
    return undefined;
  }
}

/** What was seen that keeps a request from leaving. */
function whyNotSent(server: string): string | undefined {
  const { navigator, location } = globalThis as Partial<typeof globalThis>;
  if (navigator?.onLine === false) return 'this device is offline. Try again when it is not';
  if (location?.protocol === 'https:' && server.startsWith('http:') && !location.hostname.endsWith('localhost'))
    return 'a page that came by https: may not ask by http: (mixed content). Use https: there';
  if (isForbiddenByPolicy(server))
    return `the Content-Security-Policy of this page forbids it. Add ${server} to its connect-src`;
  return undefined;
}

/** What to do where a token endpoint of another site gives no answer. */
const tokenProxy =
  ' Many providers answer no page there, or only pages of the origin of a redirect URL that is registered: if it stays so, ' +
  'put a token proxy (oauth-connect/token-proxy) on your own server, and write token-url="/oauth/acme/token".';

/**
 * No answer came that the page can read.
 *
 * @param server - its origin
 */
export function noAnswer(server: string, step?: ErrorStep): string {
  const why = whyNotSent(server);
  if (why) return `Nothing was sent to ${server}: ${why}.`;
  const isTokenEndpoint = (step === 'token' || step === 'refresh') && server !== globalThis.origin;
  return (
    `${server} gave no answer that this page can read. If it is up, it has to allow ${globalThis.origin} by CORS ` +
    `(Access-Control-Allow-Origin), and a Content-Security-Policy of this page has to list ${server} in connect-src.` +
    (isTokenEndpoint ? tokenProxy : '')
  );
}
