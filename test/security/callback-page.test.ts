import { expect } from 'chai';
import { consoleOf, evaluateInWindow, historyOf, navigate, open, pageUrl, textOf } from '../helpers/browser.js';
import { pause, waitUntil } from '../helpers/wait.js';

/** The callback page as a hostile page opens it: with whatever it likes, in a window or a frame. */

const address = `${location.origin}/oauth-callback.html`;
const secret = 'secret-0123456789';
const elsewhere = location.origin.replace('localhost', '127.0.0.1');
const markup = encodeURIComponent(`<img src=x onerror="globalThis.pwned=1"><script>globalThis.pwned=1</script>`);

const visits: readonly (readonly [what: string, answer: string])[] = [
  ['markup in a state', `#access_token=${secret}&state=${markup}`],
  ['markup in an error', `?error=${markup}&error_description=${markup}&state=s`],
  ['a megabyte', `#access_token=${secret}&state=s&more=${'x'.repeat(1024 * 1024)}`],
  ['a state of a hundred kilobytes', `#access_token=${secret}&state=${'s'.repeat(100 * 1024)}`],
  ['query and fragment', `?code=${secret}&state=s#access_token=${secret}&state=s`],
  ['names that objects inherit', `#access_token=${secret}&state=__proto__&__proto__=x&constructor=y`],
  ['half of a character', `#access_token=${secret}&state=%ff%fe`],
];

describe('the callback page, opened by a hostile page,', () => {
  for (const [what, answer] of visits)
    it(`shows nothing of it, and keeps nothing: ${what}`, async () => {
      const plain = await open(address);
      const elements = await evaluateInWindow(() => document.body.querySelectorAll('*').length, { handle: plain });
      const handle = await open(address + answer);
      await waitUntil(async () => (await textOf({ handle })).includes('no longer waits'), 'it says so');
      const found = await evaluateInWindow(
        () => ({
          href: location.href,
          elements: document.body.querySelectorAll('*').length,
          text: document.body.textContent,
          pwned: 'pwned' in globalThis,
          polluted: Object.keys(Object.prototype).length,
          kept: JSON.stringify([{ ...sessionStorage }, { ...localStorage }, document.cookie, window.name]),
        }),
        { handle },
      );
      expect(found).to.include({ href: address, pwned: false, polluted: 0 });
      expect(found.elements, 'no element comes of it').to.equal(elements);
      expect(found.text).not.to.match(/secret|img|onerror|sss/);
      expect(found.kept).not.to.contain('secret');
      expect((await historyOf({ handle })).urls.join()).not.to.contain('secret');
      const logged = await consoleOf(handle);
      expect(JSON.stringify(logged)).not.to.contain('secret');
      expect(logged.filter(({ type }) => type === 'pageerror')).to.deep.equal([]);
    });

  it('shows nothing of it at a second visit', async () => {
    const handle = await open(`${address}#access_token=${secret}&state=s`);
    await waitUntil(async () => (await textOf({ handle })).includes('no longer waits'), 'it says so');
    await navigate(`${address}?again#access_token=${secret}&state=s`, { handle });
    await waitUntil(async () => (await textOf({ handle })).includes('no longer waits'), 'it says so again');
    expect((await historyOf({ handle })).urls.join()).not.to.contain('secret');
  });

  for (const tag of ['iframe', 'object'])
    it(`hands nothing to a page elsewhere that has it in an ${tag}, or opened it`, async () => {
      const target = `${address}#access_token=${secret}&state=s`;
      const source = tag === 'iframe' ? 'src' : 'data';
      const html = `<script>
          globalThis.heard = [];
          addEventListener('message', ({ data, ports, origin }) => {
            heard.push([JSON.stringify(data), origin]);
            for (const port of ports) {
              port.onmessage = (event) => heard.push([JSON.stringify(event.data), origin]);
              port.postMessage({ type: 'oauth-connect:ready', state: 's' });
            }
          });
        </script><${tag} ${source}="${target}"></${tag}>`;
      const handle = await open(pageUrl({ html, origin: elsewhere }));
      await evaluateInWindow((url: string) => void window.open(url, '_blank', 'popup'), { handle }, target);
      await pause(1500);
      const heard = await evaluateInWindow(() => (globalThis as unknown as { heard: unknown }).heard, { handle });
      expect(heard).to.deep.equal([]);
    });
});
