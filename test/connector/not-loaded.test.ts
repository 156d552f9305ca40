import { expect } from 'chai';
import type { OAuthConnectElement } from '../../src/element/oauth-connect-element.js';
import { answer, profile, token } from '../helpers/acme.js';
import { evaluateInWindow, navigate, open, pageUrl } from '../helpers/browser.js';
import { tokensOf } from '../helpers/codes.js';
import { hostile } from '../helpers/servers.js';

/** Parts of the engine whose files are not beside it, or not always: contract, section 5 (`not_loaded`). */

/** A file that fails once (or a number of times), and is there when it is asked for again. */
const failsOnce = (file: string, times = 1): string => {
  const there = new URL(`/dist/${file}?there`, location.href).href;
  const then = `export * from ${JSON.stringify(there)};`;
  return hostile.url('/api/status', { code: 503, times, type: 'text/javascript', then, key: Math.random() });
};

/** A page with a built element, one of whose files comes from elsewhere. */
function pageWith(file: string, url: string, attributes: Record<string, string>): string {
  const all = {
    'provider-name': 'Acme',
    'client-id': 'demo',
    'login-url': answer(),
    'test-url': profile({ id: 7, name: 'Ada' }),
    storage: 'memory',
    ...attributes,
  };
  const text = Object.entries(all).filter(([, value]) => value);
  return pageUrl({
    head:
      `<script type="importmap">${JSON.stringify({ imports: { [`/dist/${file}`]: url } })}</script>` +
      `<script>failures = []; addEventListener('failed', ({ detail: { error } }) => failures.push(error))</script>`,
    html: `<oauth-connect ${text.map(([name, value]) => `${name}='${value}'`).join(' ')}></oauth-connect>`,
    scripts: ['/dist/oauth-connect.js'],
  });
}

type Act = 'connect' | 'fetch' | 'refresh' | 'revoke' | 'wait';

interface Outcome {
  code: string | null;
  step?: string;
  status?: number;
  message?: string;
}

/** Does something on a page, and tells what went wrong. */
const act = (handle: string, what: Act): Promise<Outcome> =>
  evaluateInWindow(
    async (what: Act, url: string) => {
      const told = (error?: { code: string; step: string; status?: number; message: string }): Outcome =>
        error
          ? {
              code: error.code,
              step: error.step,
              message: error.message,
              ...(error.status && { status: error.status }),
            }
          : { code: null };
      await customElements.whenDefined('oauth-connect');
      const element = document.querySelector('oauth-connect') as OAuthConnectElement;
      // Or the try of the page's load would count for one of the visitor's.
      const isTold = () => element.configurationErrors.some(({ attribute }) => attribute === 'provider');
      while (element.hasAttribute('provider') && !isTold()) await new Promise((wake) => setTimeout(wake, 20));
      const { failures } = globalThis as unknown as { failures: Outcome[] };
      try {
        if (what === 'wait') {
          while (!failures.length) await new Promise((wake) => setTimeout(wake, 20));
          return told(failures[0] as never);
        }
        const connection = (what === 'connect' ? null : element.connection) ?? (await element.connect());
        if (what === 'fetch') await connection.fetch(url);
        if (what === 'refresh') await connection.refresh();
        return told(what === 'revoke' ? ((await element.revoke()).error as never) : undefined);
      } catch (error) {
        return told(error as never);
      }
    },
    { handle },
    what,
    profile({ id: 7 }),
  );

const asksAgain = (handle: string): Promise<boolean> =>
  evaluateInWindow(
    async (url: string) => {
      const get = () =>
        import(url).then(
          () => true,
          () => false,
        );
      return !(await get()) && (await get());
    },
    { handle },
    failsOnce('oauth-connect.js'),
  );

const code = {
  'response-type': 'code',
  'login-url': hostile.url('/answer', { query: 'code=c&state={state}' }),
  'token-url': hostile.url('/api/json', { body: tokensOf('first') }),
};

/** Each line of the engine's table of what is loaded later, with its occasion and the step that waits for it. */
const occasions: readonly (readonly [part: string, step: string, what: Act, attributes: Record<string, string>])[] = [
  ['read-with-preset', 'configuration', 'connect', { provider: 'github', 'token-url': code['token-url'] }],
  ['github', 'configuration', 'connect', { provider: 'github', 'token-url': code['token-url'] }],
  ['code-grant', 'login', 'connect', code],
  ['id-token-grant', 'login', 'connect', { issuer: hostile.origin, 'response-type': 'token' }],
  ['dpop', 'token', 'connect', { ...code, dpop: 'true' }],
  ['redirect-sign-in', 'callback', 'connect', { 'login-mode': 'redirect' }],
  ['shared-records', 'storage', 'wait', { storage: 'local' }],
  ['connection-operations', 'request', 'fetch', {}],
  ['renewal', 'refresh', 'refresh', code],
  ['silent-sign-in', 'refresh', 'refresh', { renew: 'silent' }],
  ['revoke-tokens', 'revoke', 'revoke', { 'revoke-url': hostile.url('/api/echo') }],
];

/** Asked for by the page's load, or by the connection's start, which tell nobody. */
const askedBefore = ['read-with-preset', 'github', 'renewal'];

beforeEach(() => hostile.clear());
afterEach(() => localStorage.clear());

describe('a part that cannot be loaded', () => {
  for (const [part, step, what, attributes] of occasions)
    it(`ends in not_loaded, with its file and the advice, and is there at the next try: ${part}`, async () => {
      const file = `oauth-connect-${part}.js`;
      const handle = await open(pageWith(file, failsOnce(file, askedBefore.includes(part) ? 2 : 1), attributes));
      const { message, ...told } = await act(handle, what);
      expect(told, message).to.deep.equal({ code: 'not_loaded', step });
      expect(message).to.contain(`${file} could not be loaded`).and.to.contain('reload the page');
      // A redirect would leave the page, and what was forgotten cannot be revoked again.
      if (['redirect-sign-in', 'revoke-tokens', 'shared-records'].includes(part) || !(await asksAgain(handle))) return;
      const again = await act(handle, what);
      expect(again.code, again.message).not.to.equal('not_loaded');
    });

  it('leaves code, step and status of an error whose sentence was to be told', async () => {
    const file = 'oauth-connect-describe-error.js';
    const testUrl = hostile.url('/api/status', { code: 403 });
    const handle = await open(pageWith(file, '/dist/nowhere.js', { 'test-url': testUrl }));
    expect(await act(handle, 'connect')).to.deep.equal({
      ...{ code: 'test_failed', step: 'test', status: 403 },
      message: 'test_failed',
    });
  });
});

for (const [storage, file] of [
  ['session', 'oauth-connect-restore.js'],
  ['local', 'oauth-connect-restore.js'],
  ['local', 'oauth-connect-shared-records.js'],
] as const)
  describe(`storage="${storage}" that cannot be read for want of ${file}`, () => {
    const stored = (handle: string) =>
      evaluateInWindow(() => [sessionStorage, localStorage].flatMap((area) => Object.values(area)).join(), { handle });
    const look = (handle: string) =>
      evaluateInWindow(
        async () => {
          const element = document.querySelector('oauth-connect') as OAuthConnectElement;
          await element.updateComplete;
          const button = Boolean(element.shadowRoot?.querySelector('[part=button]'));
          const connections = element.connections.map(({ identifier, status }) => `${identifier} ${status}`);
          return { status: element.status, button, connections };
        },
        { handle },
      );

    /** A page whose account 6 is stored, and cannot be read. */
    async function unread(url: string, attributes: Record<string, string>): Promise<string> {
      // Whose account it is depends on a field, so that the settings are the same.
      const fields = '[{ "name": "who", "label": "Who" }]';
      const all = { storage, fields, 'test-url': profile({ id: 'WHO' }).replace('WHO', '{{who}}'), ...attributes };
      const handle = await open(pageWith('none', '/dist/nowhere.js', all));
      await connectAs(handle, '6');
      await navigate(pageWith(file, url, all), { handle });
      expect(await act(handle, 'wait')).to.include({ code: 'not_loaded', step: 'storage' });
      return handle;
    }
    const connectAs = (handle: string, who: string) =>
      evaluateInWindow(
        async (who: string) => {
          await customElements.whenDefined('oauth-connect');
          const element = document.querySelector('oauth-connect') as OAuthConnectElement;
          return element.connect({ fieldValues: { who } }).then(
            ({ identifier }) => identifier,
            (error: unknown) => String(error),
          );
        },
        { handle },
        who,
      );

    it('shows its button, overwrites nothing, and has both accounts after the next connect()', async () => {
      const handle = await unread(failsOnce(file), { multiple: 'multiple' });
      expect(await look(handle)).to.deep.equal({ status: 'idle', button: true, connections: [] });
      expect(await stored(handle)).to.contain(token);
      if (!(await asksAgain(handle))) return;
      expect(await connectAs(handle, '7')).to.equal('7');
      expect((await look(handle)).connections).to.deep.equal(['6 active', '7 active']);
    });

    it('overwrites nothing where it is missing again', async () => {
      const handle = await unread('/dist/nowhere.js', {});
      expect(await connectAs(handle, '7')).to.equal('7');
      expect((await look(handle)).connections).to.deep.equal(['7 active']);
      expect(await stored(handle))
        .to.contain('"6"')
        .and.not.to.contain('"7"');
    });
  });
