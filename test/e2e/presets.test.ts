import { expect } from 'chai';
import '../../src/oauth-connect.js';
import { clickIn, evaluateInWindow, open, pageUrl, requestsOf } from '../helpers/browser.js';
import { until } from '../helpers/host-page.js';
import { hostile } from '../helpers/servers.js';

/** The built element with a preset: what it loads for it, and what it says where that cannot be had. */

const scripts = ['/dist/oauth-connect.js'];
const reddit = `${hostile.origin}/quirks/reddit`;
const tag = (attributes: string) => `<oauth-connect id="acme" client-id="demo" ${attributes}></oauth-connect>`;
const atReddit = `provider="reddit" login-url="${reddit}/www.reddit.com/api/v1/authorize"
  test-url="${reddit}/oauth.reddit.com/api/v1/me"`;

const loaded = async (page: string) =>
  (await requestsOf(page)).map(({ url }) => /oauth-connect-[\w-]+\.js/.exec(url)?.[0]).filter(Boolean);

describe('the built element', () => {
  it('loads the presets where a provider is named, and connects', async () => {
    const page = await open(pageUrl({ html: tag(atReddit), scripts }));
    await clickIn('#acme >>> [part=button]', { handle: page });
    await until(page, 'connected');
    const files = await loaded(page);
    expect(files).to.include('oauth-connect-read-with-preset.js').and.to.include('oauth-connect-reddit.js');
    expect(files, 'another preset').not.to.include('oauth-connect-github.js');
    const name = await evaluateInWindow(() => document.querySelector('oauth-connect')?.connection?.name, {
      handle: page,
    });
    expect(name).to.equal('Ada Lovelace');
  });

  it('does not load them elsewhere, however much there is to a configuration', async () => {
    const rest = `login-url="${hostile.origin}/answer" fields='[{"name": "a", "label": "A"}]'`;
    const page = await open(pageUrl({ html: tag(rest), scripts }));
    await until(page, 'idle');
    await evaluateInWindow(() => document.querySelector('oauth-connect')?.updateComplete, { handle: page });
    expect(await loaded(page))
      .to.include('oauth-connect-fields.js')
      .and.not.include('oauth-connect-read-with-preset.js');
  });

  it('says so where they cannot be loaded', async () => {
    const allowed = ['', '-describe-error', '-errors'].map((part) => `${location.origin}/dist/oauth-connect${part}.js`);
    const csp = `script-src ${allowed.join(' ')} ${location.origin}/support/`;
    const page = await open(pageUrl({ html: tag(atReddit), scripts, csp }));
    await until(page, 'invalid');
    const errors = await evaluateInWindow(() => document.querySelector('oauth-connect')?.configurationErrors, {
      handle: page,
    });
    expect(errors).to.deep.equal([
      {
        attribute: 'provider',
        message:
          'provider cannot be looked up: oauth-connect-read-with-preset.js could not be loaded. ' +
          'Put all oauth-connect-*.js files of one release beside oauth-connect.js, and reload the page.',
      },
    ]);
  });
});
