/**
 * The servers of this test file, on http://127.0.0.1 (the tests' own page is on http://localhost: another site).
 */

/** A request as a server saw it. */
export interface RecordedRequest {
  method: string;
  /** Path and query. */
  url: string;
  host: string;
  headers: Record<string, string>;
  /** As text from the hostile server, parsed from the provider. */
  body: unknown;
  /** When it arrived, in milliseconds; the hostile server only. */
  at?: number;
}

/** What is answered at a page that a test makes: see test/servers/made-pages.js. */
export interface MadePage {
  code?: number;
  headers?: Record<string, string>;
  body?: string;
  /** Whether scripts of other sites may read it. */
  cors?: boolean;
}

export class TestServer {
  readonly origin: string;
  readonly #logPath: string;

  constructor(origin: string, logPath: string) {
    this.origin = origin;
    this.#logPath = logPath;
  }

  /** An address on this server; `parameters` are encoded, `undefined` ones left out. */
  url(path: string, parameters: Record<string, string | number | boolean | undefined> = {}): string {
    const url = new URL(path, this.origin);
    for (const [name, value] of Object.entries(parameters)) {
      if (value !== undefined) url.searchParams.set(name, String(value));
    }
    return url.href;
  }

  /** The requests so far, preflights included; with `path`, only those whose path and query contain it. */
  async log(path = ''): Promise<RecordedRequest[]> {
    const response = await fetch(this.url(this.#logPath), { cache: 'no-store' });
    const entries = (await response.json()) as RecordedRequest[];
    return entries.filter((entry) => entry.url.includes(path));
  }

  /** Makes pages, by their paths; the hostile server only. `clear()` removes them. */
  async make(pages: Record<string, MadePage>): Promise<void> {
    await fetch(this.url('/made'), { method: 'PUT', body: JSON.stringify(pages) });
  }

  /** Empties the log; on the hostile server also its counters and the pages that were made. */
  async clear(): Promise<void> {
    await fetch(this.url(this.#logPath), { method: 'DELETE' });
  }
}

interface Origins {
  provider: string | null;
  hostile: string;
  demo: string | null;
}

/** In Node nobody has started servers for the test: the misbehaving one runs in its own process. */
async function startHere(): Promise<Origins> {
  const { startHostileServer } = await import('../servers/hostile-server.js');
  const server = await startHostileServer();
  after(() => server.close());
  return { provider: null, hostile: server.origin, demo: null };
}

async function startedByTheRunner(): Promise<Origins> {
  const session = new URL(location.href).searchParams.get('wtr-session-id') ?? '';
  const response = await fetch(`/support/servers.json?session=${encodeURIComponent(session)}`);
  return (await response.json()) as Origins;
}

const origins = 'document' in globalThis ? await startedByTheRunner() : await startHere();

/** A server that plays bad login pages and bad APIs: see hostile-server.js for what it can do. */
export const hostile = new TestServer(origins.hostile, '/log');

/** The demo's provider: a real OAuth server with real pages. An empty origin where it isn't there. */
export const provider = new TestServer(origins.provider ?? '', '/requests');

/** Where the pages of `npm start` are, at this very provider. */
export const demoUrl = (path: string): string => new URL(path, origins.demo ?? undefined).href;
