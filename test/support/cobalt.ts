/**
 * Cobalt, the demo's provider that demands a secret and answers no page, and the demo's pages with their token proxy, for this
 * test file alone. It is started by importing this file.
 */
import { evaluateInWindow, open } from './browser.js';
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
