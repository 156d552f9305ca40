import { expect } from 'chai';
import { clickIn, evaluateInWindow, open, pageUrl, signIn } from '../helpers/browser.js';
import { provider } from '../helpers/servers.js';
import { waitUntil } from '../helpers/wait.js';

/**
 * The element in documents that have no address of their own: `<iframe srcdoc>` (previews, replays of archived pages),
 * `about:blank` frames that a script fills. Theirs is that of the page around them.
 */

type Element = HTMLElementTagNameMap['oauth-connect'];

const tag = `<oauth-connect client-id="demo" provider-name="Acme" storage="memory" token-url="token"
  response-type="token" login-url="${provider.url('/oauth/authorize')}" test-url="${provider.url('/api/me')}"></oauth-connect>`;
const content = `<script type="module" src="/dist/oauth-connect.js"></script>${tag}`;

async function elementIn(frame: HTMLIFrameElement): Promise<Element> {
  const find = () => frame.contentDocument?.querySelector('oauth-connect') as Element | null;
  await waitUntil(() => find()?.shadowRoot?.querySelector('[part=button]'), 'the element is there');
  return find() as Element;
}

async function srcdocFrame(html: string, parent: ParentNode = document.body): Promise<Element> {
  const frame = document.createElement('iframe');
  frame.setAttribute('srcdoc', html);
  Object.assign(frame, { width: '600', height: '400' });
  parent.append(frame);
  return elementIn(frame);
}

afterEach(() => {
  for (const frame of document.querySelectorAll('iframe')) frame.remove();
});

describe('a tag in <iframe srcdoc>', () => {
  it('resolves addresses against the page around it, whatever <base> says, and may use http: where that page may', async () => {
    const element = await srcdocFrame(`<base href="/elsewhere/">${content}`);
    expect(element.configurationErrors).to.deep.equal([]);
    expect(element.resolvedRedirectUrl).to.equal(`${location.origin}/oauth-callback.html`);
  });

  it('connects', async () => {
    // A button that is the whole frame: a click in its middle is a click on it.
    const button = '<button slot="button" style="position: fixed; inset: 0; width: 100%">Connect</button>';
    const inner = content.replace('></oauth-connect>', `>${button}</oauth-connect>`).replaceAll('"', '&quot;');
    const page = await open(pageUrl({ html: `<iframe srcdoc="${inner}" width="600" height="400"></iframe>` }));
    const statusIn = () =>
      evaluateInWindow(
        () => document.querySelector('iframe')?.contentDocument?.querySelector('oauth-connect')?.status ?? null,
        { handle: page },
      );
    await waitUntil(async () => (await statusIn()) === 'idle', 'the element is there');
    await clickIn('iframe', { handle: page });
    await signIn({ user: 'ada' });
    await waitUntil(async () => (await statusIn()) === 'connected', 'it is connected');
  });

  it('within another one has the address of the page around both', async () => {
    const inner = content.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
    const frame = document.createElement('iframe');
    frame.setAttribute('srcdoc', `<iframe srcdoc="${inner}"></iframe>`);
    document.body.append(frame);
    await waitUntil(() => frame.contentDocument?.querySelector('iframe'), 'the inner frame is there');
    const element = await elementIn(frame.contentDocument?.querySelector('iframe') as HTMLIFrameElement);
    expect(element.configurationErrors).to.deep.equal([]);
    expect(element.resolvedRedirectUrl).to.equal(`${location.origin}/oauth-callback.html`);
  });
});

describe('a tag in an about:blank frame that a script fills', () => {
  it('has the address of the page that the frame is in', async () => {
    const frame = document.createElement('iframe');
    document.body.append(frame);
    const inner = frame.contentDocument as Document;
    const script = inner.createElement('script');
    Object.assign(script, { type: 'module', src: `${location.origin}/dist/oauth-connect.js` });
    inner.body.innerHTML = tag;
    inner.head.append(script);
    const element = await elementIn(frame);
    expect(frame.contentWindow?.location.href).to.equal('about:blank');
    expect(element.configurationErrors).to.deep.equal([]);
    expect(element.resolvedRedirectUrl).to.equal(`${location.origin}/oauth-callback.html`);
  });
});
