import { expect } from 'chai';
import { axeIn } from '../helpers/axe.js';
import { consoleOf, evaluateInWindow, open, setViewport } from '../helpers/browser.js';
import { demoUrl } from '../helpers/servers.js';

/** The pages of the guide, as `npm start` serves them. */

const guide = demoUrl('/guide/');

const first = await open(guide);
const pages = await evaluateInWindow(
  () => [location.href, ...[...document.querySelectorAll<HTMLAnchorElement>('nav.pages a')].map(({ href }) => href)],
  { handle: first },
);

/** The links that lead nowhere: no page there, or no such place in it. */
const deadLinks = (handle: string) =>
  evaluateInWindow(
    async () => {
      const documents = new Map<string, Document | undefined>();
      const load = async (address: string) => {
        const response = await fetch(address);
        return response.ok ? new DOMParser().parseFromString(await response.text(), 'text/html') : undefined;
      };
      const dead: string[] = [];
      for (const { href } of document.querySelectorAll<HTMLAnchorElement>('a[href]')) {
        const url = new URL(href);
        if (url.origin !== location.origin) continue;
        const address = url.href.replace(/#.*/, '');
        if (!documents.has(address)) documents.set(address, await load(address));
        const there = documents.get(address);
        if (!there || (url.hash && !there.getElementById(url.hash.slice(1)))) dead.push(href);
      }
      return dead;
    },
    { handle },
  );

describe('the guide', () => {
  it('has its pages', () => {
    expect(pages.length).to.be.greaterThan(12);
    expect(new Set(pages).size).to.equal(pages.length);
  });

  for (const address of pages)
    it(`can be read by everybody, without a script, and leads nowhere that is not there: ${new URL(address).pathname}`, async () => {
      const page = await open(address);
      for (const scheme of ['light', 'dark']) {
        const choose = (wanted: string) => void (document.documentElement.style.colorScheme = wanted);
        await evaluateInWindow(choose, { handle: page }, scheme);
        expect(await axeIn(page)).to.deep.equal([]);
      }
      expect(await deadLinks(page)).to.deep.equal([]);
      const seen = await evaluateInWindow(
        () => ({
          scripts: document.scripts.length,
          doubledIds: [...document.querySelectorAll('[id]')]
            .map(({ id }) => id)
            .filter((id, at, all) => all.indexOf(id) < at),
        }),
        { handle: page },
      );
      expect(seen).to.deep.equal({ scripts: 0, doubledIds: [] });
      await setViewport({ width: 320, height: 640 }, { handle: page });
      const beyond = await evaluateInWindow(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        { handle: page },
      );
      expect(beyond).to.equal(0);
      expect((await consoleOf(page)).filter(({ type }) => type !== 'log')).to.deep.equal([]);
    });

  it('has an entry for the code of an error, at an address that is the code', async () => {
    const page = await open(`${guide}errors.html#popup_blocked`);
    const entry = await evaluateInWindow(() => document.querySelector(':target')?.textContent, { handle: page });
    expect(entry).to.equal('popup_blocked');
  });
});
