import { expect } from 'chai';
import { clickIn, evaluateInWindow, open, pageUrl, reloadPage, requestsOf, signIn } from '../helpers/browser.js';
import { fetchIn, until } from '../helpers/host-page.js';
import { oidc } from '../helpers/oidc.js';
import { provider } from '../helpers/servers.js';

/** What `npm run sizes` counts is what a page loads: each journey gone for real, with the built files. */

const { counted, modules } = (await (await fetch('/support/journeys.json')).json()) as Record<
  'counted' | 'modules',
  Record<string, string[]>
>;
const metadata = (await (await fetch(oidc.url('/.well-known/openid-configuration'))).json()) as Record<string, string>;

type Attributes = Record<string, string>;

const acme: Attributes = {
  'provider-name': 'Acme',
  'client-id': 'demo',
  'login-url': provider.url('/oauth/authorize'),
  'test-url': provider.url('/api/me'),
};
const code: Attributes = {
  'provider-name': 'Beacon',
  'client-id': 'code-without-refresh',
  'login-url': metadata['authorization_endpoint'] ?? '',
  'token-url': metadata['token_endpoint'] ?? '',
  'test-url': metadata['userinfo_endpoint'] ?? '',
  scope: 'openid profile email',
};
const issuer: Attributes = {
  issuer: oidc.issuer,
  'client-id': 'code',
  scope: 'openid profile email offline_access',
};

const page = (attributes: Attributes, { script = 'oauth-connect.js', lang = 'en' } = {}): string => {
  const text = Object.entries(attributes).map(([name, value]) => `${name}="${value.replaceAll('"', '&quot;')}"`);
  const html = `<oauth-connect id="acme" ${text.join(' ')}></oauth-connect>`;
  return `${pageUrl({ html, scripts: [`/dist/${script}`] })}&lang=${lang}`;
};

/** Loads a page and goes all the way to a connection; returns its handle. */
async function connect(address: string, origin = provider.origin): Promise<string> {
  const handle = await open(address);
  await clickIn('#acme >>> [part=button]', { handle });
  await signIn({ origin, user: 'ada' });
  await until(handle, 'connected');
  return handle;
}

/** The files of `dist/` that a page has loaded, when no more are coming. */
const loadedBy = (handle: string): Promise<string[]> =>
  evaluateInWindow(
    async () => {
      const read = () =>
        performance
          .getEntriesByType('resource')
          .map(({ name }) => /\/dist\/(.*\.js)$/.exec(new URL(name).pathname)?.[1] ?? '')
          .filter(Boolean);
      for (let before = -1; before !== read().length;) {
        before = read().length;
        await new Promise((resolve) => setTimeout(resolve, 300));
      }
      return [...new Set(read())];
    },
    { handle },
  );

/** Fails where another file was loaded than is counted, and says what to put right. */
function expectCounted(journey: string, loaded: readonly string[]): void {
  const files = counted[journey] ?? [];
  const more = loaded.filter((file) => !files.includes(file));
  const less = files.filter((file) => !loaded.includes(file));
  const says = [
    ...more.map((file) => `${file} is loaded and not counted: it holds ${modules[file]?.join(', ') ?? 'nothing'}`),
    ...less.map((file) => `${file} is counted and not loaded: it holds ${modules[file]?.join(', ') ?? 'nothing'}`),
  ];
  expect(says, `"${journey}" in scripts/journeys.js: load it no more, or name it among the parts`).to.deep.equal([]);
}

/** Which of several parts is counted on a journey: the largest. */
function partOf(journey: string, module: RegExp): string {
  const found = counted[journey]
    ?.flatMap((file) => modules[file] ?? [])
    .flatMap((name) => module.exec(name)?.[1] ?? []);
  expect(found, journey).to.have.length(1);
  return found?.[0] ?? '';
}

const plain = 'plain tag, implicit';
const onTop = (loaded: readonly string[]) => loaded.filter((file) => !counted[plain]?.includes(file));

describe('the files that are counted are those that are loaded, and no others, on the journey', () => {
  it(plain, async () => {
    expectCounted(plain, await loadedBy(await connect(page(acme))));
  });

  it('code + PKCE', async () => {
    expectCounted('code + PKCE', await loadedBy(await connect(page(code), oidc.issuer)));
  });

  it('preset by code', async () => {
    const provider = partOf('preset by code', /^presets\/(?!preset$|.*-preset$)(.+)/);
    const preset = {
      ...code,
      provider,
      'response-type': 'code',
      'unique-identifier': 'sub',
      'connection-name': '{{name}}',
    };
    expectCounted('preset by code', await loadedBy(await connect(page(preset), oidc.issuer)));
  });

  it('issuer, code, kept alive', async () => {
    await oidc.setLifetime(6);
    const handle = await open(page(issuer));
    await evaluateInWindow(
      () => {
        const refreshed = new Promise((resolve) => {
          document.addEventListener('refreshed', () => resolve(true));
        });
        Object.assign(window, { refreshed });
      },
      { handle },
    );
    await clickIn('#acme >>> [part=button]', { handle });
    await oidc.signIn({ user: 'ada' });
    await evaluateInWindow(() => (window as unknown as { refreshed: Promise<unknown> }).refreshed, { handle });
    expectCounted('issuer, code, kept alive', await loadedBy(handle));
  });

  it('dpop', async () => {
    await oidc.addClient({
      client_id: 'dpop-without-refresh',
      client_name: 'The demo page, with a key',
      application_type: 'native',
      token_endpoint_auth_method: 'none',
      grant_types: ['authorization_code'],
      response_types: ['code'],
      redirect_uris: ['http://localhost/oauth-callback.html'],
      dpop_bound_access_tokens: true,
    });
    const attributes = { ...code, 'client-id': 'dpop-without-refresh', dpop: '' };
    expectCounted('dpop', await loadedBy(await connect(page(attributes), oidc.issuer)));
  });

  it('the connector alone, implicit', async () => {
    const html = `<button id="button">Connect</button><p id="status"></p>
      <script type="module">
        import { createConnector } from '/dist/measured/connector.js';
        const acme = createConnector({
          providerName: 'Acme',
          clientId: 'demo',
          loginUrl: ${JSON.stringify(acme['login-url'])},
          testUrl: ${JSON.stringify(acme['test-url'])},
        });
        button.onclick = () => acme.connect();
        acme.addEventListener('statuschange', () => (document.title = acme.status));
      </script>`;
    const handle = await open(pageUrl({ html }));
    await clickIn('#button', { handle });
    await signIn({ user: 'ada' });
    await evaluateInWindow(
      async () => {
        while (document.title !== 'connected') await new Promise((resolve) => setTimeout(resolve, 25));
      },
      { handle },
    );
    expectCounted('the connector alone, implicit', await loadedBy(handle));
  });

  it('one language on top', async () => {
    const lang = partOf('one language on top', /^element\/messages\/([a-z]{2}(?:-[A-Z][a-z]{3})?)$/);
    expectCounted('one language on top', onTop(await loadedBy(await connect(page(acme, { lang })))));
  });

  it('restore on top', async () => {
    const handle = await connect(page(acme));
    await reloadPage(handle);
    await until(handle, 'connected');
    expectCounted('restore on top', onTop(await loadedBy(handle)));
  });

  it('first fetch() on top', async () => {
    const handle = await connect(page(acme));
    expect(await fetchIn(handle, provider.url('/api/me'), 1)).to.deep.equal([200]);
    expectCounted('first fetch() on top', onTop(await loadedBy(handle)));
  });

  it('callback script', async () => {
    const handle = await open(page(acme));
    await clickIn('#acme >>> [part=button]', { handle });
    const popup = await signIn({ user: 'ada' });
    await until(handle, 'connected');
    const own = (await requestsOf(popup))
      .map(({ url }) => new URL(url))
      .filter(({ origin }) => origin === location.origin);
    const scripts = own.map(({ pathname }) => pathname.slice(1)).filter((path) => path.endsWith('.js'));
    expectCounted('callback script', scripts);
  });

  it('bundle of everything', async () => {
    const attributes = { ...issuer, 'allowed-urls': oidc.url('/api') };
    const handle = await connect(page(attributes, { script: 'oauth-connect.bundle.js', lang: 'de' }), oidc.issuer);
    expect(await fetchIn(handle, oidc.url('/api/me'), 1)).to.deep.equal([200]);
    await evaluateInWindow(() => document.querySelector('oauth-connect')?.connection?.refresh(), { handle });
    await evaluateInWindow(() => document.querySelector('oauth-connect')?.revoke(), { handle });
    expectCounted('bundle of everything', await loadedBy(handle));
  });
});
