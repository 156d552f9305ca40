import { expect } from 'chai';
import { token } from '../helpers/acme.js';
import {
  evaluateInWindow,
  historyOf,
  navigate,
  open,
  pageUrl,
  textOf,
  waitForWindow,
  windows,
} from '../helpers/browser.js';
import { pause, waitUntil } from '../helpers/wait.js';

/** The way home of an attempt that left in this very tab: contract, section 7, number 3. */

const address = `${location.origin}/oauth-callback.html`;
const key = 'oauth-connect:redirect:same-tab';
const answer = `access_token=${token}&state=same-tab`;
const home = `${pageUrl({ html: '<p>home</p>' })}#/route`;
const otherOrigin = location.origin.replace('localhost', '127.0.0.1');

/** A tab that noted something and then comes back from a login page; tells where it is, and what is stored then. */
async function comeBack(notes: Record<string, string>, { arrival = `${address}#${answer}`, lands = address } = {}) {
  const handle = await open(home);
  await evaluateInWindow(
    (all: Record<string, string>) => {
      for (const [name, value] of Object.entries(all)) sessionStorage.setItem(name, value);
    },
    { handle },
    notes,
  );
  await navigate(arrival, { handle });
  await pause(250);
  const place = async () => (await windows()).find((one) => one.handle === handle)?.url;
  await waitUntil(async () => (await place()) === lands, `it is at ${lands}`);
  const url = await place();
  const stored = await evaluateInWindow(() => ({ ...sessionStorage }) as Record<string, string>, { handle });
  return { handle, url, stored };
}

describe('in the tab that left, the callback page', () => {
  it('goes back to the address that was noted, which never holds the token', async () => {
    const { handle, url, stored } = await comeBack(
      { [key]: JSON.stringify({ returnUrl: home, more: 1 }) },
      { lands: home },
    );
    expect(url).to.equal(home);
    expect(JSON.parse(stored[key] ?? '')).to.deep.equal({
      returnUrl: home,
      more: 1,
      redirectUrl: address,
      response: answer,
    });
    const { urls } = await historyOf({ handle });
    expect(JSON.stringify(urls)).not.to.contain(token);
    expect(
      urls.filter((one) => one.startsWith(address)),
      'nor does the page stay in the history',
    ).to.deep.equal([]);
  });

  for (const returnUrl of [
    `${otherOrigin}/support/page`,
    'https://evil.example/',
    'javascript:alert(1)',
    'data:,x',
    '',
  ])
    it(`goes nowhere where ${returnUrl || 'nothing'} was noted, and hands nothing on there`, async () => {
      const { url, stored } = await comeBack({ [key]: JSON.stringify({ returnUrl }) });
      expect(url).to.equal(address);
      expect(JSON.stringify(stored)).not.to.contain(token);
    });

  it('takes no address from the URL', async () => {
    const arrival = `${address}?returnUrl=${encodeURIComponent(home)}&code=1&state=same-tab`;
    const { url, stored } = await comeBack({}, { arrival });
    expect(url).to.equal(address);
    expect(stored).to.deep.equal({});
  });

  for (const [what, notes] of [
    ['another state', { 'oauth-connect:redirect:another': JSON.stringify({ returnUrl: home }) }],
    ['no state', { 'oauth-connect:redirect:': JSON.stringify({ returnUrl: home }) }],
    ['nothing that can be read', { [key]: '{' }],
    ['no record', { [key]: '7' }],
  ] as const)
    it(`goes nowhere with a note of ${what}`, async () => {
      const { url, stored } = await comeBack(notes);
      expect(url).to.equal(address);
      expect(JSON.stringify(stored)).not.to.contain(token);
    });

  it('uses a note once', async () => {
    const { handle } = await comeBack({ [key]: JSON.stringify({ returnUrl: `${otherOrigin}/` }) });
    expect(await evaluateInWindow(() => sessionStorage.length, { handle })).to.equal(0);
  });

  it('says in words that nobody waits, where there is no way home', async () => {
    const { handle } = await comeBack({});
    await waitUntil(async () => (await textOf({ handle })).includes('no longer waits'), 'it says so');
    expect((await waitForWindow('oauth-callback')).url).to.equal(address);
  });
});
