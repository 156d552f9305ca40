import { expect } from 'chai';
import { rejection } from '../helpers/acme.js';
import { click, evaluateInWindow, open, pageUrl, waitForClose, windows } from '../helpers/browser.js';
import { byCode } from '../helpers/codes.js';
import { eventsOf, fresh, rest } from '../helpers/connections.js';
import { make, part, removeAll } from '../helpers/elements.js';
import { hostile } from '../helpers/servers.js';
import { next, pause, waitUntil } from '../helpers/wait.js';

/** Windows that open and of which the page gets no handle, or a strange one: contract, section 7. */

const own = window.open;
const replaceOpen = (by: (...args: Parameters<typeof own>) => unknown) => Object.assign(window, { open: by });
const delayed = (): string => hostile.url('/answer', { fragment: 'access_token=a-token&state={state}', delay: 700 });

afterEach(() => {
  Object.assign(window, { open: own });
  rest();
  removeAll();
});

const withoutHandle: Record<string, (...args: Parameters<typeof own>) => unknown> = {
  'forgets what open() returns': (...args) => void own.apply(window, args),
  'asks for no opener': (url, target, features) => own.call(window, url, target, `${features ?? ''},noopener`),
};

for (const [what, wrapper] of Object.entries(withoutHandle))
  describe(`a script of the page that replaces open() by one that ${what}`, () => {
    it('ends in popup_blocked, and the answer of the window connects, late', async () => {
      replaceOpen(wrapper);
      const acme = fresh({ loginUrl: delayed() });
      const events = eventsOf(acme);
      const connected = next(acme, 'connected');
      expect(await rejection(acme.connect())).to.include({ code: 'popup_blocked', step: 'login' });
      expect(acme.status).to.equal('failed');
      expect((await connected).detail).to.include({ identifier: '7', late: true });
      expect(acme).to.include({ status: 'connected', error: null });
      expect(events.map(({ type }) => type)).not.to.include('cancelled');
      await waitForClose();
    });

    it('says in the card that a window may have opened', async () => {
      replaceOpen(wrapper);
      const element = await make({ 'login-url': hostile.url('/hang') });
      await rejection(element.connect());
      await element.updateComplete;
      expect(part(element, 'message').textContent).to.contain('If it opened all the same, sign in there.');
    });

    it('connects at the second click where the first one did not know the address yet', async () => {
      replaceOpen(wrapper);
      const acme = fresh(byCode());
      const button = document.body.appendChild(document.createElement('button'));
      button.textContent = 'Connect';
      button.onclick = () => void acme.connect().catch(() => undefined);
      const failed = next(acme, 'failed');
      await click(button);
      expect((await failed).detail.error.code).to.equal('popup_blocked');
      await pause(300);
      expect(await windows(), 'windows of the first click').to.have.length(1);
      const connected = next(acme, 'connected');
      await click(button);
      button.remove();
      expect((await connected).detail).to.include({ identifier: '7' });
    });

    it('is over for good after cancel()', async () => {
      replaceOpen(wrapper);
      const acme = fresh({ loginUrl: delayed() });
      await rejection(acme.connect());
      acme.cancel();
      await pause(1500);
      expect(acme.connection).to.equal(null);
    });
  });

describe('an open() of the page’s', () => {
  it('that throws is a window that was blocked', async () => {
    replaceOpen(() => {
      throw new DOMException('Denied.', 'SecurityError');
    });
    for (const options of [{}, byCode()])
      expect(await rejection(fresh(options).connect())).to.include({ code: 'popup_blocked', step: 'login' });
  });

  for (const [what, handler] of [
    [
      'binds',
      {
        get: (target: Window, name: keyof Window) => {
          const value: unknown = target[name];
          return typeof value === 'function' ? (value as () => unknown).bind(target) : value;
        },
      },
    ],
    ['does not bind', {}],
  ] as const)
    it(`that gives a Proxy which ${what} what it passes on connects`, async () => {
      replaceOpen((...args) => {
        const popup = own.apply(window, args);
        return popup && new Proxy(popup, handler as ProxyHandler<Window>);
      });
      expect((await fresh().connect()).identifier).to.equal('7');
    });
});

describe('a frame whose top page has Cross-Origin-Opener-Policy', () => {
  it('connects, late: the window opens, and open() gives null', async () => {
    const tag = `<oauth-connect client-id="demo" login-url="${delayed().replaceAll('&', '&amp;')}" storage="memory" unique-identifier="{{ id ?? 'x' }}"></oauth-connect>`;
    const begin = `<script type="module">
      await customElements.whenDefined('oauth-connect');
      const element = document.querySelector('oauth-connect');
      for (const type of ['connected', 'failed'])
        element.addEventListener(type, ({ detail }) => parent.postMessage([type, detail.error?.code ?? detail.late], '*'));
      element.connect().catch(() => undefined);
    </script>`;
    const src = pageUrl({ html: tag + begin, scripts: ['/dist/oauth-connect.js'] });
    // Of another origin, and of the same site: where a frame is of another site, there is no way back.
    const page = await open(hostile.url('/frame', { src, coop: 'same-origin' }).replace('127.0.0.1', 'localhost'));
    const heard = () => evaluateInWindow(() => (globalThis as unknown as { heard: unknown[] }).heard, { handle: page });
    await waitUntil(async () => (await heard()).length > 1, 'it has connected');
    expect(await heard()).to.deep.equal([
      ['failed', 'popup_blocked'],
      ['connected', true],
    ]);
  });
});
