/**
 * Beacon, the demo's OpenID Connect provider, for this test file alone: discovery, code with PKCE, refresh tokens that
 * rotate, `id_token token`, DPoP with nonces. It is started by importing this file, so that others don't wait for it.
 *
 *     import { oidc } from './oidc.js';
 *     element.setAttribute('issuer', oidc.issuer);          // client-id: code, code-without-refresh, implicit, dpop
 *     await click(button);
 *     await oidc.signIn({ user: 'ada' });                   // or charles, murasaki
 *     await oidc.fault({ status: 503 });                    // the next answer of the token endpoint
 *     expect((await oidc.counters()).refreshes).to.equal(1);
 *
 * It is on http://127.0.0.1, another site than the tests' page on http://localhost: a frame there has no cookies, and
 * `prompt=none` in it answers `login_required`, as in browsers that block third-party cookies. `startOidc('localhost')`
 * gives one of the same site, where renewal in a frame works.
 *
 * After each test faults, forgeries, lifetimes, headers and log are as they were; keys, grants and further clients stay.
 */
import type { Fault } from '../servers/oidc/faults.js';
import type { LogEntry } from '../servers/oidc/log.js';
import { signIn } from './other-windows.js';

export type { Fault, LogEntry };

export type Endpoint = 'authorize' | 'token' | 'revoke' | 'userinfo' | 'jwks' | 'discovery' | 'api' | 'page';

export interface Counters {
  /** Token requests with `grant_type=refresh_token`, whatever came of them. */
  refreshes: number;
  /** How often each code was sent to the token endpoint, by its fingerprint. */
  redemptions: Record<string, number>;
}

export class OidcServer {
  /** Its origin, and the issuer. */
  readonly issuer: string;

  constructor(issuer: string) {
    this.issuer = issuer;
  }

  /** An address on this server. */
  url(path: string): string {
    return new URL(path, this.issuer).href;
  }

  /** Goes through its pages in the newest window that shows them, as `signIn` does through Acme's. */
  async signIn(options: { user?: string; decision?: 'allow' | 'deny'; timeout?: number } = {}): Promise<string> {
    return signIn({ origin: this.issuer, ...options });
  }

  /** Lets the next sign-ins be this one's, who says yes without a login or consent page. */
  async expectVisitor(user: 'ada' | 'charles' | 'murasaki' | (string & {})): Promise<void> {
    await this.#control('visitor', { user });
  }

  /** The requests so far, of one endpoint or of all; no preflights unless wanted. See LogEntry for what is in them. */
  async log(endpoint?: Endpoint, { preflights = false } = {}): Promise<LogEntry[]> {
    const { requests } = await this.#read();
    return requests.filter((entry) => {
      return (endpoint === undefined || entry.endpoint === endpoint) && (preflights || entry.method !== 'OPTIONS');
    });
  }

  async counters(): Promise<Counters> {
    return (await this.#read()).counters;
  }

  /** Empties the log, and with it the counters. */
  async clear(): Promise<void> {
    await fetch(this.url('/control/log'), { method: 'DELETE' });
  }

  /** How the next answer of an endpoint (`token`) goes wrong; several wait for their turn. See faults.js. */
  async fault(fault: Fault): Promise<void> {
    await this.#control('fault', fault);
  }

  async clearFaults(): Promise<void> {
    await this.#control('clear-faults');
  }

  /** How many seconds access tokens made from now on are good for. */
  async setLifetime(seconds: number, client?: string): Promise<void> {
    await this.#control('lifetime', { seconds, client });
  }

  /** Makes all access tokens worthless now. The client isn't told. */
  async expireAccessTokens(): Promise<void> {
    await this.#control('expire-access-tokens');
  }

  async expireRefreshTokens(): Promise<void> {
    await this.#control('expire-refresh-tokens');
  }

  /** Ends all login sessions: `prompt=none` answers `login_required`. Tokens live on. */
  async logOut(): Promise<void> {
    await this.#control('logout');
  }

  /** Whoever is logged in is this one now, and has agreed to everything: what `prompt=none` answers for. */
  async switchAccount(user: 'ada' | 'charles' | 'murasaki'): Promise<void> {
    await this.#control('account', { user });
  }

  /** `Cross-Origin-Opener-Policy` of its pages, of the redirect before them (and not the pages), or of both. */
  async setCoop(value: string, on: 'pages' | 'redirect' | 'both' = 'pages'): Promise<void> {
    await this.#control('coop', { value, on });
  }

  /**
   * Puts other parameters into each answer at the redirect URL, errors included; null takes one out, `iss` for one.
   */
  async rewriteAnswers(answer: Record<string, unknown>): Promise<void> {
    await this.#control('rewrite', { answer });
  }

  /**
   * Puts other claims into each ID token, at the token endpoint as in answers, under a signature that is good all the
   * same; null takes one out. `foreignKey`: the signature is of a key that is not in the key set.
   */
  async forgeIdTokens(idToken: Record<string, unknown>, { foreignKey = false } = {}): Promise<void> {
    await this.#control('rewrite', { idToken, foreignKey });
  }

  /** Other keys sign from now on; `keepOld: false` also takes the old ones out of the key set. */
  async rotateKeys(options: { keepOld?: boolean } = {}): Promise<void> {
    await this.#control('rotate-keys', options);
  }

  /** The DPoP nonces that clients have are wrong now; `required: false` asks for none. */
  async renewDpopNonces(options: { required?: boolean } = {}): Promise<void> {
    await this.#control('dpop-nonces', options);
  }

  /** A further public client, in the words of RFC 7591; redirect URIs on the loopback interface, ports don't matter. */
  async addClient(metadata: { client_id: string; client_name: string } & Record<string, unknown>): Promise<void> {
    await this.#control('client', metadata);
  }

  /** Back to how it started, apart from keys, grants and clients. */
  async reset(): Promise<void> {
    await this.#control('reset');
  }

  async #read(): Promise<{ requests: LogEntry[]; counters: Counters }> {
    return (await fetch(this.url('/control/log'), { cache: 'no-store' })).json() as never;
  }

  async #control(action: string, options: object = {}): Promise<void> {
    const response = await fetch(this.url(`/control/${action}`), {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(options),
    });
    if (!response.ok) throw new Error(`${action}: ${await response.text()}`);
  }
}

/** Starts one for this test file, or gives the one that was started. At the top of a file: it is reset after each test. */
export async function startOidc(host: '127.0.0.1' | 'localhost' = '127.0.0.1'): Promise<OidcServer> {
  const session = new URL(location.href).searchParams.get('wtr-session-id') ?? '';
  const response = await fetch(`/support/oidc.json?${new URLSearchParams({ session, host }).toString()}`);
  const server = new OidcServer(((await response.json()) as { issuer: string }).issuer);
  afterEach(() => server.reset());
  return server;
}

/** The one on 127.0.0.1. */
export const oidc = await startOidc();
