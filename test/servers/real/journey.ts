import { expect } from 'chai';
import '../../../src/oauth-connect.js';
import {
  clickIn,
  evaluateInWindow,
  open,
  pageUrl,
  reloadPage,
  signIn,
  waitForClose,
  waitForWindow,
  windows,
} from '../../helpers/browser.js';
import { until } from '../../helpers/host-page.js';
import { waitUntil } from '../../helpers/wait.js';

/** What a visitor does with a server, in real windows, on a page with the built element: the same for each server. */

type OAuthConnect = HTMLElementTagNameMap['oauth-connect'];

export interface RealServer {
  /** Package and version. */
  name: string;
  origin: string;
  /** How a page signs in there. */
  attributes: Record<string, string>;
  /** What is known there as Ada. */
  identifier: string;
}

interface Log {
  requests: { method: string; path: string; status: number }[];
  grants?: number;
}

const session = new URL(location.href).searchParams.get('wtr-session-id') ?? '';

/** A time in each address: the runner keeps what plug-ins have answered. */
async function ask<T>(name: string, more: Record<string, string>): Promise<T> {
  const query = new URLSearchParams({ session, name, at: String(performance.now()), ...more });
  const response = await fetch(`/support/real.json?${query.toString()}`);
  if (!response.ok) throw new Error(await response.text());
  return (await response.json()) as T;
}

/** A server, and a visitor at it. */
export class Visit {
  readonly server: RealServer;
  /** The origin of the page. */
  readonly home: string;
  readonly #name: string;

  constructor(name: string, server: RealServer, home: string) {
    this.#name = name;
    this.server = server;
    this.home = home;
  }

  static async at(name: string, home = location.origin, host = '127.0.0.1'): Promise<Visit> {
    const server = await ask<RealServer>(name, { redirect: `${home}/oauth-callback.html`, host });
    return new Visit(name, server, home);
  }

  /** What its pages send from now on; the log begins anew. */
  async setCoop(coop = ''): Promise<void> {
    await ask(this.#name, { coop });
  }

  /** The statuses of the requests to this path since then, preflights aside. */
  async statuses(path: string): Promise<number[]> {
    const { requests } = await ask<Log>(this.#name, { log: '' });
    const all = requests.filter((one) => one.path === path && one.method !== 'OPTIONS').map(({ status }) => status);
    // The first proof gets a nonce, and is sent again with it: RFC 9449 §8.
    const isNonce = (index: number) => 'dpop' in this.server.attributes && all[index] === 400 && all[index + 1] === 200;
    return all.filter((_status, index) => !isNonce(index));
  }

  /** How many grants live on there, where the server's store tells. */
  async grants(): Promise<number | undefined> {
    return (await ask<Log>(this.#name, { log: '' })).grants;
  }

  /** Opens the page, which notes its events. */
  async page(attributes: Record<string, string> = {}): Promise<string> {
    const all = { ...this.server.attributes, ...attributes };
    const text = Object.entries(all).map(([name, value]) => `${name}="${value.replaceAll('"', '&quot;')}"`);
    const html = `<oauth-connect id="it" ${text.join(' ')}></oauth-connect>`;
    const page = await open(pageUrl({ html, scripts: ['/dist/oauth-connect.js'], origin: this.home }));
    await evaluateInWindow(
      () => {
        const heard: string[] = [];
        Object.assign(window, { heard });
        for (const type of ['connected', 'restored', 'refreshed', 'revoked', 'expired', 'cancelled', 'failed'])
          document.addEventListener(type, (event) => {
            const { reason, error, remote } = (event as CustomEvent).detail;
            heard.push([type, reason ?? error?.code ?? remote].filter((one) => one !== undefined).join(' '));
          });
      },
      { handle: page },
    );
    return page;
  }

  /** What has happened on the page. Where the opener was cut, its window reads as closed for a while, which is no end. */
  async heard(page: string, isCut = false): Promise<string[]> {
    const all = await evaluateInWindow(() => (window as unknown as { heard: string[] }).heard, { handle: page });
    return all.filter((one) => !isCut || one !== 'cancelled closed');
  }

  /** Something is done with the page's element; what it is rejected with is thrown here. */
  act<R>(page: string, what: (element: OAuthConnect) => Promise<R>): Promise<R> {
    const source = `async () => (${what.toString()})(document.getElementById('it'))`;
    return evaluateInWindow(source as unknown as () => Promise<R>, { handle: page });
  }

  /** The status that the server's API answers with. */
  call(page: string): Promise<number> {
    return this.act(page, async (element) => (await element.fetch(element.testUrl ?? '')).status);
  }

  /** How a visitor goes through the server's own pages. */
  decide: (decision: 'allow' | 'deny') => Promise<unknown> = (decision) =>
    signIn({ origin: this.server.origin, decision });

  /** @returns whether the login page knew who opened it */
  async signIn(page: string, part = 'button'): Promise<boolean> {
    await clickIn(`#it >>> [part=${part}]`, { handle: page });
    const { handle } = await waitForWindow(this.server.origin);
    const hasOpener = await evaluateInWindow(() => window.opener !== null, { handle });
    await this.decide('allow');
    await until(page, 'connected');
    return hasOpener;
  }

  async connected(attributes: Record<string, string> = {}): Promise<string> {
    const page = await this.page(attributes);
    await this.signIn(page);
    return page;
  }
}

/** What differs from server to server. */
export interface Expected {
  /** What `revoke()` answers, and the status of a call with the access token of before. */
  revoked: { remote: boolean; then: number };
  /** The path of its token endpoint, in the log of the server. */
  token: string;
  /** Attributes by which it asks for consent although it was given before. */
  asks?: Record<string, string>;
  /** What the page is told of a visitor who says no, where the server does not say so as RFC 6749 §4.1.2.1 does. */
  denied?: string;
  /** Whether its own pages always cut the opener off. */
  alwaysCut?: boolean;
}

/** The whole way, for a server. */
export function itGoesAllTheWay(visit: Visit, expected: Expected): void {
  beforeEach(() => visit.setCoop());

  const { alwaysCut = false, denied = 'cancelled denied' } = expected;
  const isTold = denied === 'cancelled denied';

  for (const coop of alwaysCut ? [''] : ['', 'same-origin', 'same-origin-allow-popups'])
    it(`signs in${coop ? ` behind COOP ${coop}` : ''}, and calls the API`, async () => {
      await visit.setCoop(coop);
      const page = await visit.page();
      expect(await visit.signIn(page), 'the login page knows who opened it').to.equal(!coop && !alwaysCut);
      await waitUntil(
        async () => (await windows()).filter(({ closed }) => !closed).length === 1,
        'its window is closed',
      );
      expect(await visit.act(page, async ({ connection }) => connection?.identifier)).to.equal(visit.server.identifier);
      expect(await visit.call(page)).to.equal(200);
      expect(await visit.heard(page, coop !== '' || alwaysCut)).to.deep.equal(['connected']);
      expect(await visit.statuses(expected.token)).to.deep.equal([200]);
    });

  it(`tells that the visitor said no (${denied}), and lets them try again`, async () => {
    const page = await visit.page(expected.asks);
    await clickIn('#it >>> [part=button]', { handle: page });
    const { handle } = await waitForWindow(visit.server.origin);
    await visit.decide('deny');
    await waitUntil(async () => (await visit.heard(page, alwaysCut)).length > 0, 'it is told');
    expect(await visit.heard(page, alwaysCut)).to.deep.equal([denied]);
    await waitForClose({ handle });
    expect(await visit.act(page, async ({ status }) => status)).to.equal(isTold ? 'idle' : 'failed');
    await visit.signIn(page, isTold ? 'button' : 'retry');
  });

  it('is connected after a reload, without a request for a token', async () => {
    const page = await visit.connected();
    await reloadPage(page);
    await until(page, 'connected');
    expect(await visit.call(page)).to.equal(200);
    expect(await visit.statuses(expected.token)).to.deep.equal([200]);
  });

  it('renews, and once more, and again after a reload', async () => {
    const page = await visit.connected();
    for (const what of ['first', 'second']) {
      await visit.act(page, async ({ connection }) => connection?.refresh());
      expect(await visit.call(page), what).to.equal(200);
    }
    await reloadPage(page);
    await until(page, 'connected');
    await visit.act(page, async ({ connection }) => connection?.refresh());
    expect(await visit.call(page), 'third').to.equal(200);
    expect(await visit.statuses(expected.token)).to.deep.equal([200, 200, 200, 200]);
  });

  it('renews in two tabs at once, and both go on', async () => {
    const first = await visit.connected({ storage: 'local' });
    const second = await visit.page({ storage: 'local' });
    await until(second, 'connected');
    const both = [first, second];
    await Promise.all(both.map((page) => visit.act(page, async ({ connection }) => connection?.refresh())));
    for (const page of both) expect(await visit.call(page)).to.equal(200);
    for (const page of both) await visit.act(page, async ({ connection }) => connection?.refresh());
    for (const page of both) expect(await visit.call(page)).to.equal(200);
    const statuses = await visit.statuses(expected.token);
    expect(statuses.filter((status) => status !== 200)).to.deep.equal([]);
    await visit.act(first, (element) => element.revoke());
  });

  it('disconnects, and connects again', async () => {
    const page = await visit.connected(expected.asks);
    const token = await visit.act(page, async ({ connection }) => connection?.getAccessToken().catch(() => undefined));
    const grants = await visit.grants();
    expect(await visit.act(page, (element) => element.revoke())).to.deep.equal({ remote: expected.revoked.remote });
    if (grants !== undefined) expect(await visit.grants(), 'grants at the server').to.equal(grants - 1);
    if (token) {
      const headers = { authorization: `Bearer ${token}` };
      const status = await fetch(visit.server.attributes['test-url'] ?? '', { headers }).then(({ status }) => status);
      expect(status, 'a call with the old token').to.equal(expected.revoked.then);
    }
    await visit.signIn(page);
    expect(await visit.call(page)).to.equal(200);
    expect(await visit.heard(page, alwaysCut)).to.deep.equal([
      'connected',
      `revoked ${String(expected.revoked.remote)}`,
      'connected',
    ]);
  });
}
