import { expect } from 'chai';
import { beaconPage } from '../helpers/beacon.js';
import { clickIn, evaluateInWindow, open, reloadPage } from '../helpers/browser.js';
import { until } from '../helpers/host-page.js';
import { oidc } from '../helpers/oidc.js';

/** What a visitor who is connected sees of a page that loads: the account, and no button before it. */

/** Notes in each frame that is painted what there is to see of the element. */
const head = `<script>
  const frames = window.frames_ = [];
  const look = () => {
    const root = document.querySelector('oauth-connect')?.shadowRoot;
    const names = ['button', 'connection', 'waiting', 'error'];
    frames.push(names.find((name) => root?.querySelector('[part=' + name + ']')) ?? 'nothing');
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
</script>`;

/** What was seen, each once, in order. */
const seenIn = (handle: string) =>
  evaluateInWindow(
    async () => {
      const { frames_: frames } = window as unknown as { frames_: string[] };
      const { length } = frames;
      while (frames.length < length + 10) await new Promise(requestAnimationFrame);
      return frames.filter((one, index) => one !== frames[index - 1]);
    },
    { handle },
  );

describe('a page that is loaded again', () => {
  const kinds: Record<string, Record<string, string>> = {
    'storage="local"': { storage: 'local' },
    // Its settings come with a module of their own.
    'of a preset': {
      storage: 'session',
      provider: 'dropbox',
      issuer: '',
      'login-url': oidc.url('/authorize'),
      'token-url': oidc.url('/token'),
      'test-url': oidc.url('/userinfo'),
      'test-method': 'GET',
      'connection-name': '{{name}}',
      'unique-identifier': 'sub',
    },
    // What is known of its provider has to be fetched.
    'of an issuer': { storage: 'session' },
  };
  for (const [name, attributes] of Object.entries(kinds))
    it(`never shows the button to who is connected: ${name}`, async () => {
      const page = await open(beaconPage(attributes, { head }));
      await oidc.expectVisitor('ada');
      await clickIn('#acme >>> [part=button]', { handle: page });
      await until(page, 'connected');
      await reloadPage(page);
      await until(page, 'connected');
      const seen = await seenIn(page);
      expect(seen.at(-1)).to.equal('connection');
      expect(seen).not.to.include('button');
    });
});
