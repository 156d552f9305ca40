/**
 * Cobalt, the demo's provider that demands a secret and answers no page, and the demo's pages with their token proxy, for this
 * test file alone. It is started by importing this file.
 */
import '../../src/oauth-connect.js';
import { clickIn, evaluateInWindow, open } from './browser.js';
import { until } from './host-page.js';
import { OidcServer } from './oidc.js';

const session = new URL(location.href).searchParams.get('wtr-session-id') ?? '';
const response = await fetch(`/support/cobalt.json?${new URLSearchParams({ session }).toString()}`);
const servers = (await response.json()) as { cobalt: string; demo: string; secret: string };

/** Steers it, and reads its log. */
export const cobalt = new OidcServer(servers.cobalt);
afterEach(() => cobalt.reset());

/** What its clients prove themselves with: only its own server and the token proxy may ever see it. */
export const { secret } = servers;

/** What a page sent and got by `fetch()`, bodies and all. */
export interface Call {
  url: string;
  body: string;
  status: number;
  answer: string;
}

/** Opens a page of the demo in a mode, and notes all of its calls. */
export async function openMode(mode: 'proxy' | 'kept'): Promise<string> {
  const handle = await open(`${servers.demo}/modes.html?mode=${mode}`);
  await evaluateInWindow(
    () => {
      const calls: Call[] = [];
      const { fetch } = window;
      const noted: typeof fetch = async (input, init) => {
        const request = new Request(input, init);
        const call = { url: request.url, body: await request.clone().text(), status: 0, answer: '' };
        calls.push(call);
        const answer = await fetch(input, init);
        return Object.assign(call, { status: answer.status, answer: await answer.clone().text() }) && answer;
      };
      Object.assign(window, { calls, fetch: noted });
    },
    { handle },
  );
  return handle;
}

/** The calls so far. */
export const callsOf = (handle: string): Promise<Call[]> =>
  evaluateInWindow(() => (window as unknown as { calls: Call[] }).calls, { handle });

/** What comes of something that is done with the page's element. */
export const act = <R>(
  handle: string,
  what: (element: HTMLElementTagNameMap['oauth-connect']) => Promise<R>,
): Promise<R> =>
  evaluateInWindow(
    `async () => (${what.toString()})(document.getElementById('connect'))` as unknown as () => Promise<R>,
    { handle },
  );

/** A page of the demo in a mode, connected. */
export async function connectedIn(mode: 'proxy' | 'kept'): Promise<string> {
  const page = await openMode(mode);
  await clickIn('#connect >>> [part=button]', { handle: page });
  await cobalt.signIn({ user: 'ada' });
  await until(page, 'connected');
  const identifier = await act(page, async ({ connection }) => connection?.identifier);
  if (identifier !== 'beacon-1815') throw new Error(`Another account: ${String(identifier)}`);
  return page;
}
