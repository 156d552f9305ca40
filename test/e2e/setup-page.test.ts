import { expect } from 'chai';
import '../../src/oauth-connect.js';
import {
  clickIn,
  consoleOf,
  evaluateInWindow,
  open,
  pageUrl,
  press,
  requestsOf,
  signIn,
  textOf,
  type ConsoleEntry,
} from '../helpers/browser.js';
import { until, words } from '../helpers/host-page.js';
import { oidc } from '../helpers/oidc.js';
import { demoUrl, hostile, provider } from '../helpers/servers.js';
import {
  chooseProvider,
  codeOf,
  copiedIn,
  fill,
  listenToCopying,
  openSetUp,
  problemOf,
  untilReady,
  untilSaid,
} from '../helpers/set-up-page.js';

/** The set-up page, from its first step to a connected account. */

const connect = (page: string) => clickIn('#preview >>> [part=button]', { handle: page });
const bad = (entries: ConsoleEntry[]) => entries.filter(({ type }) => type === 'error' || type === 'pageerror');
const tagOf = (html: string) => /<oauth-connect[^]*<\/oauth-connect>/.exec(html)?.[0];

describe('the set-up page', () => {
  it('is one click away from the first page of the demo', async () => {
    const page = await open(demoUrl('/'));
    await clickIn('nav a[href="/setup/"]', { handle: page });
    expect(await words(page, 'Set request parameters')).to.contain('Eleven steps');
  });

  it('shows the eleven steps in order, and finds no fault before anything was typed', async () => {
    const page = await openSetUp();
    const [titles, faults] = await evaluateInWindow(
      () => [
        [...document.querySelectorAll('[data-step] h2')].map(({ textContent }) => textContent),
        [...document.querySelectorAll('[aria-invalid]')].length,
      ],
      { handle: page },
    );
    expect(titles).to.deep.equal([
      'Configure fields optional',
      'Copy the redirect URL',
      'Add app credentials',
      'Add the login URL',
      'Add the refresh token URL optional',
      'Add the revoke URL optional',
      'Add a test API',
      'Add a connection name',
      'Add allowed URLs',
      'Add a unique identifier',
      'Set request parameters optional',
    ]);
    expect(faults).to.equal(0);
    await chooseProvider(page, 'dropbox');
    await untilReady(page, 'faulty');
    expect(await evaluateInWindow(() => document.querySelectorAll('[aria-invalid]').length, { handle: page })).to.equal(
      0,
    );
    expect(await textOf({ handle: page })).to.contain('Before it can connect: client-id is required');
  });

  it('writes a preset as its name, with what was set besides', async () => {
    const page = await openSetUp();
    await chooseProvider(page, 'dropbox');
    await fill(page, 'client-id', 'abc"123');
    await untilReady(page);
    const html = tagOf(await codeOf(page));
    expect(html).to.equal(`<oauth-connect\n  provider="dropbox"\n  client-id='abc"123'\n></oauth-connect>`);
    const shown = await evaluateInWindow(
      () => [
        document.querySelector<HTMLInputElement>('#field-token-url')?.value,
        document.querySelector('#field-token-url-source')?.textContent,
        document.querySelector('[data-grant]')?.textContent,
      ],
      { handle: page },
    );
    expect(shown[0]).to.equal('https://api.dropboxapi.com/oauth2/token');
    expect(shown[1]).to.equal('Filled in by the Dropbox preset.');
    expect(shown[2]).to.contain('Authorization code with PKCE');
    await fill(page, 'scope', 'files.metadata.read');
    await untilReady(page);
    expect(await codeOf(page)).to.contain('scope="files.metadata.read"');
    await clickIn('#field-scope-source button', { handle: page });
    expect(await codeOf(page)).not.to.contain('scope=');
  });

  it('shows a fault beside its field as it is typed, and no longer when it is mended', async () => {
    const page = await openSetUp();
    await chooseProvider(page, 'other');
    await fill(page, 'login-url', 'ftp://service.com/authorize');
    expect(await problemOf(page, 'login-url', 'login-url must begin with https:.')).to.equal(true);
    await untilSaid(page, 'login-url must begin with https:.');
    await fill(page, 'login-url', 'https://service.com/authorize');
    expect(await problemOf(page, 'login-url', '')).to.equal(true);
  });

  it('tells at step 4 what a provider needs that a page alone cannot use', async () => {
    const page = await openSetUp();
    await chooseProvider(page, 'github');
    await fill(page, 'client-id', 'abc');
    await fill(page, 'token-url', '');
    // The client ID is no longer asked for, so the list will not change any more under the click.
    await evaluateInWindow(
      async () => {
        while (document.querySelectorAll('[data-problems] li').length !== 1) await new Promise(requestAnimationFrame);
      },
      { handle: page },
    );
    await clickIn('[data-problems] button', { handle: page });
    expect(await evaluateInWindow(() => document.activeElement?.id, { handle: page })).to.equal('field-token-url');
    await fill(page, 'token-url', '/oauth/github/token');
    await untilReady(page, 'proxy');
  });

  it('gives the redirect URL to copy, and says so aloud', async () => {
    const page = await openSetUp();
    await listenToCopying(page);
    await clickIn('[data-redirect=here] button', { handle: page });
    await untilSaid(page, 'Redirect URL copied');
    await clickIn('#site', { handle: page });
    for (const key of 'a.example') await press(key, { handle: page });
    await clickIn('[data-redirect=there] button', { handle: page });
    expect(await copiedIn(page)).to.deep.equal([
      demoUrl('/oauth-callback.html'),
      'https://a.example/oauth-callback.html',
    ]);
  });

  it('connects Acme by a real sign-in, makes a request, and shows the events', async () => {
    const page = await openSetUp();
    await chooseProvider(page, 'acme');
    await untilReady(page);
    await connect(page);
    await signIn({ user: 'ada' });
    await until(page, 'connected');
    const events = await evaluateInWindow(
      () => [...document.querySelectorAll('[data-event]')].map(({ textContent }) => textContent).reverse(),
      { handle: page },
    );
    expect(events).to.include.members(['connecting', 'connected']);
    await clickIn('.request .primary', { handle: page });
    const answer = await evaluateInWindow(
      async () => {
        const badge = document.querySelector('[data-outcome]');
        while (!badge?.textContent || badge.textContent === 'running') await new Promise(requestAnimationFrame);
        return `${badge.textContent} ${document.querySelector('[data-result]')?.textContent ?? ''}`;
      },
      { handle: page },
    );
    expect(answer)
      .to.match(/^done 200/)
      .and.to.contain('"authorization": "Bearer"');
    // What the test API has answered is offered for names.
    await clickIn('#step-8 .chip:nth-of-type(2)', { handle: page });
    expect(await codeOf(page)).to.contain(`connection-name="{{name}}'s account {{name}}"`);

    expect(bad(await consoleOf(page))).to.deep.equal([]);
    const urls = (await requestsOf(page)).map(({ url }) => new URL(url));
    const origins = new Set(urls.filter(({ protocol }) => protocol.startsWith('http')).map(({ origin }) => origin));
    expect([...origins].sort()).to.deep.equal([provider.origin, new URL(demoUrl('/')).origin].sort());
  });

  it('does not show the token, whatever an API answers', async () => {
    const fragment = new URLSearchParams({
      'client-id': 'demo',
      'login-url': provider.url('/oauth/authorize'),
      'test-url': provider.url('/api/me'),
      'allowed-urls': hostile.url('/api/echo'),
    });
    const page = await openSetUp(`#${fragment.toString()}`);
    await untilReady(page);
    await connect(page);
    await signIn({ user: 'ada' });
    await untilReady(page, 'connected');
    await clickIn('.request .primary', { handle: page });
    const [answer, token] = await evaluateInWindow(
      async () => {
        const badge = document.querySelector('[data-outcome]');
        while (!badge?.textContent || badge.textContent === 'running') await new Promise(requestAnimationFrame);
        const element = document.querySelector('oauth-connect') as HTMLElementTagNameMap['oauth-connect'];
        return [document.body.textContent ?? '', await element.connection?.getAccessToken()];
      },
      { handle: page },
    );
    expect(token).to.have.length.greaterThan(8);
    expect(answer).to.contain('Bearer (the token, not shown)').and.not.to.contain(token);
  });

  it('writes HTML that connects in an empty page as it is', async () => {
    const page = await openSetUp();
    await chooseProvider(page, 'acme');
    await untilReady(page);
    await listenToCopying(page);
    await clickIn('[data-copy-code]', { handle: page });
    await untilSaid(page, 'Code copied');
    const [html = ''] = await copiedIn(page);
    // The files beside the page are elsewhere here.
    const hosted = html.replace('src="oauth-connect.js"', 'src="/dist/oauth-connect.js"');
    const empty = await open(pageUrl({ html: hosted }));
    await clickIn('oauth-connect >>> [part=button]', { handle: empty });
    await signIn({ user: 'charles' });
    await until(empty, 'connected');
    const said = (await consoleOf(empty)).map(({ text }) => text).join();
    expect(said).to.contain("Charles Babbage's account").and.to.contain('acct_1791');
  });

  it('finds the addresses of an issuer, fills them in, and connects there with nothing else written', async () => {
    const fragment = new URLSearchParams({ issuer: oidc.issuer, 'client-id': 'code', scope: 'openid profile' });
    const page = await openSetUp(`#${fragment.toString()}`);
    await untilReady(page);
    await evaluateInWindow(
      async () => {
        const line = document.querySelector<HTMLElement>('[data-discovery]');
        while (line?.dataset['state'] !== 'found') await new Promise(requestAnimationFrame);
      },
      { handle: page },
    );
    const source = await evaluateInWindow(() => document.querySelector('#field-token-url-source')?.textContent, {
      handle: page,
    });
    expect(source).to.equal(`Filled in by ${new URL(oidc.issuer).host}.`);
    expect(await codeOf(page)).not.to.contain('token-url');
    await connect(page);
    await oidc.signIn({ user: 'ada' });
    await until(page, 'connected');
  });
});
