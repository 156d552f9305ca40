import { discover } from '../protocol/discovery.js';
import { describe } from '../errors/describe-error.js';
import { OAuthConnectError } from '../errors/oauth-connect-error.js';
import type { ProviderMetadata } from '../protocol/provider-metadata.js';
import type { AskingPage } from './asking-page.js';

/** What can be looked at without signing in: each check asks a server as the page would. */

/** What a check has found. */
export interface Finding {
  /** `undefined` where it cannot be known without signing in. */
  readonly ok: boolean | undefined;
  /** One sentence. */
  readonly what: string;
  /** What to do about it. */
  readonly wayOut?: string;
}

const good = (what: string): Finding => ({ ok: true, what });
const bad = (what: string, wayOut: string): Finding => ({ ok: false, what, wayOut });
const open = (what: string, wayOut?: string): Finding => ({ ok: undefined, what, ...(wayOut && { wayOut }) });

const proxyWayOut =
  'a page alone cannot redeem a code there; the token proxy can: oauth-connect proxy --help, and token-url="/oauth/ID/token"';

const copy = 'copy it to where the site serves it from: oauth-connect copy DIR';

/** The page at the redirect URL: there, unchanged on the way, and with its script. */
export async function checkRedirectPage(redirectUrl: URL, page: AskingPage): Promise<Finding> {
  const name = 'Redirect page';
  try {
    const asked = new URL(redirectUrl);
    asked.search = 'oauth-connect-check=1';
    const { status, headers, text, readable } = await page.ask(asked);
    if (!status && !readable)
      return open(`${name}: ${redirectUrl.href} is of another origin, and cannot be looked at from here`);
    if (status >= 300 && status < 400) return movedAway(name, redirectUrl, headers.get('location') ?? '', asked.search);
    if (status !== 200) return bad(`${name}: ${redirectUrl.href} answers ${status}`, copy);
    const script = /<script[^>]*\ssrc="([^"]*oauth-callback\.js)"/.exec(text)?.[1];
    if (script === undefined)
      return bad(
        `${name}: ${redirectUrl.href} shows another page, perhaps the start page of an app`,
        `${copy} (with a bundler that is the folder of static files, such as public/)`,
      );
    if (headers.has('cross-origin-opener-policy'))
      return bad(
        `${name}: it is served with Cross-Origin-Opener-Policy: ${headers.get('cross-origin-opener-policy') ?? ''}`,
        'leave that header out for this one page: it cuts the window off from the page that waits',
      );
    return await checkCallbackScript(new URL(script, redirectUrl), name, redirectUrl, page);
  } catch (error) {
    return bad(
      `${name}: ${redirectUrl.href}: ${(error as Error).message}`,
      'start the site’s server, or correct redirect-url',
    );
  }
}

function movedAway(name: string, redirectUrl: URL, location: string, search: string): Finding {
  const keepsAnswer = location.includes(search);
  return bad(
    `${name}: ${redirectUrl.href} is moved to ${location}${keepsAnswer ? '' : ', and its query is lost, the answer with it'}`,
    'let the host serve the file at its own address, or register that other address and write it as redirect-url',
  );
}

async function checkCallbackScript(script: URL, name: string, redirectUrl: URL, page: AskingPage): Promise<Finding> {
  const { status, text } = await page.ask(script);
  return status === 200 && text.includes('oauth-connect:hello')
    ? good(`${name}: ${redirectUrl.href} is there, with its script. Register it at the provider, to the letter`)
    : bad(`${name}: its script ${script.href} is not there (${status})`, copy);
}

/**
 * An issuer's metadata, as a page can read them: the global `fetch` has to be that of a page, see `fetchAsPage()`.
 *
 * @param issuer - without values of the visitor's
 */
export async function checkDiscovery(issuer: URL): Promise<{ finding: Finding; metadata?: ProviderMetadata }> {
  const name = 'Discovery';
  try {
    const metadata = await discover(issuer);
    return { finding: good(`${name}: ${metadata.issuer} tells its endpoints, and pages may read them`), metadata };
  } catch (error) {
    if (error instanceof OAuthConnectError) describe(error);
    const [sentence = ''] = (error as Error).message.split('\nSee ');
    return {
      finding: bad(`${name}: ${sentence}`, 'write the issuer as the provider does, or set login-url and token-url'),
    };
  }
}

/** Whether the server says that it knows PKCE (RFC 7636, RFC 8414 §2). */
export function checkPkce({ codeChallengeMethods: methods }: ProviderMetadata): Finding {
  const name = 'PKCE';
  if (!methods)
    return open(
      `${name}: the metadata do not say whether the server knows it; many do, and a code is always sent with it`,
    );
  return methods.includes('S256')
    ? good(`${name}: the server knows S256`)
    : bad(
        `${name}: the server knows ${methods.join(', ') || 'no method'}, not S256`,
        'ask the provider; without it, a stolen code could be used',
      );
}

/** Whether the login page is there at all. */
export async function checkLoginPage(loginUrl: URL, page: AskingPage): Promise<Finding> {
  const name = 'Login page';
  try {
    const { status } = await page.ask(loginUrl);
    // Without a client ID the server may well complain; what counts is that something is there.
    return status === 404 || status >= 500
      ? bad(
          `${name}: ${loginUrl.href} answers ${status}`,
          'look the authorization endpoint up in the provider’s documents',
        )
      : good(`${name}: ${loginUrl.origin}${loginUrl.pathname} answers`);
  } catch (error) {
    return bad(`${name}: ${loginUrl.href}: ${(error as Error).message}`, 'correct login-url');
  }
}

/** The address of a token proxy, as everything here proposes it. */
const isProxy = ({ pathname }: URL): boolean => /\/oauth\/[^/]+\/token$/.test(pathname);
const startProxy = 'start the token proxy, and let the site pass /oauth/ on to it: oauth-connect proxy --help';

/** Whether a server says that nothing answers there; a static host takes no POST. */
const isNobody = (status: number): boolean => status === 404 || status === 405;

/** Whether a page may redeem a code: with a code that is none, which costs nothing. */
export async function checkTokenEndpoint(
  tokenUrl: URL,
  clientId: string,
  redirectUrl: URL,
  page: AskingPage,
): Promise<Finding> {
  const name = 'Token endpoint';
  const body = new URLSearchParams({
    ...{ grant_type: 'authorization_code', code: 'oauth-connect-check', client_id: clientId },
    ...{ redirect_uri: redirectUrl.href, code_verifier: 'oauth-connect-check'.padEnd(43, '-') },
  });
  try {
    const { status, readable, text } = await page.ask(tokenUrl, { method: 'POST', body });
    if (isNobody(status))
      return bad(`${name}: ${tokenUrl.href} answers ${status}`, isProxy(tokenUrl) ? startProxy : 'correct token-url');
    if (!readable) return bad(`${name}: pages may not read its answers (no CORS for ${page.origin})`, proxyWayOut);
    return text.includes('"invalid_client"')
      ? bad(
          `${name}: it does not know this client without a secret (invalid_client)`,
          `correct client-id, or register it as a public client; else ${proxyWayOut}`,
        )
      : good(`${name}: pages may read its answers`);
  } catch (error) {
    return bad(
      `${name}: ${tokenUrl.href}: ${(error as Error).message}`,
      isProxy(tokenUrl) ? startProxy : 'correct token-url',
    );
  }
}

/** Whether a page may call the test API with a token: as a browser asks beforehand (Fetch Standard §4.9). */
export async function checkTestApi(testUrl: URL, page: AskingPage, method: string): Promise<Finding> {
  const name = 'Test API';
  const wayOut = 'choose a URL of the API that pages may call, or pass it through a server of yours';
  try {
    const preflight = testUrl.origin === page.origin ? undefined : await page.preflight(testUrl, method);
    if (preflight && !preflight.allowed)
      return bad(`${name}: pages may not send their token there (${preflight.why})`, wayOut);
    const { status, readable } = await page.ask(testUrl, { method });
    if (status === 404) return bad(`${name}: ${testUrl.href} answers 404`, 'correct test-url');
    return readable
      ? good(`${name}: pages may call it (${status} without a token)`)
      : open(`${name}: its answer without a token (${status}) is hidden from pages; with one it may be readable`);
  } catch (error) {
    return bad(`${name}: ${testUrl.href}: ${(error as Error).message}`, 'correct test-url');
  }
}
