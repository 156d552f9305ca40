import { expect } from 'chai';
import { closeWindow, evaluateInWindow, open, pageUrl, reloadPage, waitForWindow } from '../helpers/browser.js';
import { beaconTag } from '../helpers/beacon.js';
import { clickIn } from '../helpers/browser.js';
import { fetchIn, until } from '../helpers/host-page.js';
import { oidc } from '../helpers/oidc.js';
import { pause } from '../helpers/wait.js';

/**
 * A page has two copies of the package, or a frame of its own origin: both are in the same tab, and share what the session
 * has stored (contract, section 4). A copy of the tab does not.
 */

const attributes = {
  issuer: oidc.issuer,
  'client-id': 'code',
  scope: 'openid profile email offline_access',
  'allowed-urls': oidc.url('/api'),
};
const options = {
  issuer: oidc.issuer,
  clientId: 'code',
  scope: attributes.scope,
  allowedUrls: attributes['allowed-urls'],
};
const me = oidc.url('/api/me');
const firstBuild = '/test/first-build/oauth-connect.js';

const pageOf = (html = '', script = '/dist/oauth-connect.js'): string =>
  pageUrl({ html: beaconTag() + html, scripts: [script] });

async function connect(handle: string): Promise<void> {
  await oidc.expectVisitor('ada');
  await clickIn('#acme >>> [part=button]', { handle });
  await until(handle, 'connected');
}

interface Copy extends EventTarget {
  readonly status: string;
  readonly connections: readonly { identifier: string; getAccessToken(): Promise<string>; refresh(): Promise<void> }[];
  fetch(url: string): Promise<Response>;
  revoke(): Promise<unknown>;
}

/** What the copy in a page is asked and tells. */
interface Told {
  status: string;
  events: string[];
  identifiers: string[];
}

/** Puts another copy of the package into the page; it is `window.copy`, and its events are `window.events`. */
async function addCopy(handle: string, address: string): Promise<void> {
  await evaluateInWindow(
    async (url: string, settings: Record<string, string>, markup: Record<string, string>) => {
      const exported = (await import(new URL(url, location.href).href)) as {
        createConnector?: (options: object) => Copy;
        OAuthConnectElement?: CustomElementConstructor;
      };
      const events: string[] = [];
      let copy: Copy;
      if (exported.createConnector) copy = exported.createConnector(settings);
      else {
        // The first copy has registered the tag; this one is put to use under a name of its own.
        customElements.define('another-copy', class extends (exported.OAuthConnectElement as typeof HTMLElement) {});
        copy = document.createElement('another-copy') as unknown as Copy;
        for (const [name, value] of Object.entries(markup)) (copy as unknown as Element).setAttribute(name, value);
        document.body.append(copy as unknown as Node);
      }
      for (const type of ['restored', 'connected', 'revoked', 'refreshed', 'expired', 'statuschange', 'failed'])
        copy.addEventListener(type, () => events.push(type));
      Object.assign(window, { copy, events });
    },
    { handle },
    address,
    options,
    attributes,
  );
}

/** What the copy shows once that is this status, or after three seconds. */
const copyIn = (handle: string, wanted: string): Promise<Told> =>
  evaluateInWindow(
    async (status: string) => {
      const { copy, events } = window as unknown as { copy: Copy; events: string[] };
      const end = performance.now() + 3000;
      while (copy.status !== status && performance.now() < end) await new Promise((wake) => setTimeout(wake, 20));
      return { status: copy.status, events, identifiers: copy.connections.map(({ identifier }) => identifier) };
    },
    { handle },
    wanted,
  );

const tokensIn = (handle: string): Promise<(string | undefined)[]> =>
  evaluateInWindow(
    async () => {
      const { copy } = window as unknown as { copy: Copy };
      const element = document.querySelector('#acme') as unknown as Copy;
      return Promise.all([element, copy].map((one) => one.connections[0]?.getAccessToken()));
    },
    { handle },
  );

const copies: Readonly<Record<string, string>> = {
  'the connector of the package': '/dist/module/connector.js',
  'the same file under another address': '/dist//oauth-connect.js',
};

for (const [what, address] of Object.entries(copies))
  describe(`a second copy on the page: ${what}`, () => {
    it('shows what the first has connected, before and after a reload', async () => {
      const page = await open(pageOf());
      await addCopy(page, address);
      await connect(page);
      const told = await copyIn(page, 'connected');
      expect(told).to.deep.include({ status: 'connected', identifiers: ['beacon-1815'] });
      expect(told.events).to.include('statuschange').and.not.include('connected');
      await reloadPage(page);
      await until(page, 'connected');
      await addCopy(page, address);
      expect((await copyIn(page, 'connected')).identifiers).to.deep.equal(['beacon-1815']);
      const [one, other] = await tokensIn(page);
      expect(other).to.equal(one);
      await closeWindow({ handle: page });
    });

    it('renews once for both, and both have the new tokens', async () => {
      const page = await open(pageOf());
      await connect(page);
      await addCopy(page, address);
      await copyIn(page, 'connected');
      await oidc.expireAccessTokens();
      const answers = await evaluateInWindow(
        async (url: string) => {
          const { copy } = window as unknown as { copy: Copy };
          const element = document.querySelector('#acme') as unknown as Copy;
          const both = [element, copy, element, copy, copy, element];
          return Promise.all(both.map(async (one) => (await one.fetch(url)).status));
        },
        { handle: page },
        me,
      );
      expect(new Set(answers)).to.deep.equal(new Set([200]));
      expect((await oidc.counters()).refreshes).to.equal(1);
      const [one, other] = await tokensIn(page);
      expect(other).to.equal(one);
      await closeWindow({ handle: page });
    });

    it('is told when the other disconnects, either way', async () => {
      for (const actor of ['element', 'copy']) {
        const page = await open(pageOf());
        await connect(page);
        await addCopy(page, address);
        await copyIn(page, 'connected');
        await evaluateInWindow(
          async (who: string) => {
            const { copy, events } = window as unknown as { copy: Copy; events: string[] };
            const element = document.querySelector('#acme') as unknown as Copy;
            element.addEventListener('revoked', () => events.push('revoked at the element'));
            await (who === 'copy' ? copy : element).revoke();
          },
          { handle: page },
          actor,
        );
        expect(await until(page, 'idle')).to.equal('idle');
        const { status, events } = await copyIn(page, 'idle');
        expect(status).to.equal('idle');
        expect(events).to.include.members(['revoked', 'revoked at the element', 'statuschange']);
        await reloadPage(page);
        await pause(500);
        expect(await until(page, 'idle')).to.equal('idle');
        await closeWindow({ handle: page });
      }
    });
  });

describe('a copy of the first build on the page', () => {
  it('holds what the session has stored, and this one shows it as well', async () => {
    const page = await open(pageOf('', firstBuild));
    await connect(page);
    await addCopy(page, '/dist/module/connector.js');
    expect((await copyIn(page, 'connected')).identifiers).to.deep.equal(['beacon-1815']);
    // Who holds it renews it ahead of time; this one when it must, and it looks first whether that has been done.
    await oidc.expireAccessTokens();
    await fetchIn(page, me, 1);
    const status = await evaluateInWindow(
      async (url: string) => (await (window as unknown as { copy: Copy }).copy.fetch(url)).status,
      { handle: page },
      me,
    );
    expect(status).to.equal(200);
    expect((await oidc.counters()).refreshes).to.equal(1);
    const [one, other] = await tokensIn(page);
    expect(other).to.equal(one);
    await closeWindow({ handle: page });
  });
});

/** The status of the element in the page's frame once it is this one, or after three seconds. */
const inFrame = (handle: string, wanted: string) =>
  evaluateInWindow(
    async (status: string) => {
      const frame = document.querySelector('iframe') as HTMLIFrameElement;
      const find = () => frame.contentDocument?.querySelector('#acme') as unknown as Copy | null | undefined;
      const end = performance.now() + 3000;
      while (find()?.status !== status && performance.now() < end) await new Promise((wake) => setTimeout(wake, 20));
      return find()?.status;
    },
    { handle },
    wanted,
  );

const framed = pageOf(
  `<iframe src="${pageOf('<p>inner').replaceAll('&', '&amp;').replaceAll('"', '&quot;')}"></iframe>`,
);

describe('a frame of the page’s own origin', () => {
  it('shows what the page has connected, renews once with it, and is told when it is over', async () => {
    const page = await open(framed);
    await until(page, 'idle').catch(() => undefined);
    await connect(page);
    expect(await inFrame(page, 'connected')).to.equal('connected');
    await reloadPage(page);
    await until(page, 'connected');
    expect(await inFrame(page, 'connected')).to.equal('connected');
    await oidc.clear();
    await oidc.expireAccessTokens();
    const statuses = await evaluateInWindow(
      async (url: string) => {
        const frame = document.querySelector('iframe') as HTMLIFrameElement;
        const both = [document, frame.contentDocument].map((one) => one?.querySelector('#acme') as unknown as Copy);
        return Promise.all([...both, ...both].map(async (one) => (await one.fetch(url)).status));
      },
      { handle: page },
      me,
    );
    expect(new Set(statuses)).to.deep.equal(new Set([200]));
    expect((await oidc.counters()).refreshes).to.equal(1);
    await evaluateInWindow(
      () => {
        const frame = document.querySelector('iframe') as HTMLIFrameElement;
        const inner = frame.contentDocument?.querySelector('#acme') as unknown as Copy;
        inner.addEventListener('revoked', () => Object.assign(window, { toldInFrame: true }));
        void (document.querySelector('#acme') as unknown as Copy).revoke();
      },
      { handle: page },
    );
    expect(await inFrame(page, 'idle')).to.equal('idle');
    expect(await evaluateInWindow(() => Reflect.get(window, 'toldInFrame') as boolean, { handle: page })).to.equal(
      true,
    );
    await closeWindow({ handle: page });
  });

  it('keeps it for the tab when the document that held it has gone', async () => {
    const page = await open(framed);
    await connect(page);
    expect(await inFrame(page, 'connected')).to.equal('connected');
    await evaluateInWindow(() => document.querySelector('#acme')?.remove(), { handle: page });
    await pause(1500);
    expect(await inFrame(page, 'connected')).to.equal('connected');
    const names = await evaluateInWindow(
      async () => (await navigator.locks.query()).held?.map(({ name }) => name?.split(':')[1]),
      { handle: page },
    );
    expect(names).to.deep.equal(['session']);
    await closeWindow({ handle: page });
  });
});

describe('a copy of the tab, with a second copy of the package or a frame in both', () => {
  it('neither restores nor refreshes, until a reload after the other has closed', async () => {
    const page = await open(framed);
    await connect(page);
    expect(await inFrame(page, 'connected')).to.equal('connected');
    await evaluateInWindow((url) => void window.open(`${url}&copied`, '_blank', 'popup'), { handle: page }, framed);
    const copy = (await waitForWindow('copied')).handle;
    await pause(1500);
    expect(await until(copy, 'idle')).to.equal('idle');
    expect(await inFrame(copy, 'idle')).to.equal('idle');
    await addCopy(copy, '/dist/module/connector.js');
    await pause(1000);
    expect((await copyIn(copy, 'idle')).status).to.equal('idle');
    expect((await oidc.counters()).refreshes).to.equal(0);
    expect(await until(page, 'connected')).to.equal('connected');
    await closeWindow({ handle: page });
    await reloadPage(copy);
    expect(await until(copy, 'connected')).to.equal('connected');
    expect(await inFrame(copy, 'connected')).to.equal('connected');
    await closeWindow({ handle: copy });
  });
});
