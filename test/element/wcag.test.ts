import { expect } from '@open-wc/testing';
import { axeViolations } from '../helpers/axe.js';
import { setViewport } from '../helpers/browser.js';
import { dark, dress, light, show, states, strike } from '../helpers/gallery.js';

/** What WCAG 2.2 asks for and a machine can check, in every state that the gallery shows. */

const ids = Object.keys(states);
const html = document.documentElement;

afterEach(strike);

describe('axe finds nothing', () => {
  for (const id of ids)
    it(`light or dark: ${id}`, async () => {
      for (const page of [light, dark]) {
        dress(page);
        const element = await show(id);
        expect(await axeViolations(element)).to.deep.equal([]);
        strike();
      }
    });
});

describe('with text as far apart as readers may want it (1.4.12)', () => {
  for (const id of ids)
    it(`nothing is cut off: ${id}`, async () => {
      await setViewport({ width: 320, height: 600 });
      dress(light);
      html.style.cssText += '; line-height: 1.5; letter-spacing: 0.12em; word-spacing: 0.16em';
      const element = await show(id);
      expect(html.scrollWidth).to.be.at.most(320);
      for (const one of element.shadowRoot?.querySelectorAll<HTMLElement>('button, label, p, b, small, li, input') ??
        []) {
        if (!one.checkVisibility()) continue;
        const style = getComputedStyle(one);
        const { letterSpacing, wordSpacing } = getComputedStyle(html);
        expect([style.letterSpacing, style.wordSpacing], one.outerHTML).to.deep.equal([letterSpacing, wordSpacing]);
        if (one.matches('input')) continue;
        // What ends in an ellipsis is a name, whose whole is in its title.
        if (style.textOverflow === 'ellipsis') continue;
        expect(one.scrollWidth, one.outerHTML).to.be.at.most(Math.ceil(one.getBoundingClientRect().width) + 1);
        expect(one.scrollHeight, one.outerHTML).to.be.at.most(Math.ceil(one.getBoundingClientRect().height) + 1);
      }
    });
});

/** What is said of a state to those who do not see it come about. Of what a page begins with, nothing. */
const words: Record<string, string> = {
  waiting: 'Finish signing in to Acme',
  checking: 'Checking the account…',
  cancelled: 'Not connected',
  blocked: 'Your browser blocked the sign-in window.',
  unreachable: 'Acme didn’t answer.',
  refused: 'Acme didn’t say which account it is.',
  untrusted: 'This sign-in was stopped for your safety.',
  'wrong-account': 'You signed in with another account.',
  failed: 'Acme couldn’t be connected.',
  'failed-fields': 'Acme didn’t say which account it is.',
  'failed-own': 'Acme didn’t say which account it is.',
  connected: 'Ada Lovelace is connected',
  'connected-short': 'Bo is connected',
  'connected-long': 'The Most Honourable Company of Analytical Engineers and Friends of Ada, London is connected',
  'connected-email': 'augusta.ada.countess.of.lovelace@analytical-engines.example is connected',
  'connected-rtl': 'آدا لوفلايس (2) is connected',
  'connected-picture': 'Ada Lovelace is connected',
  disconnecting: 'Ada Lovelace is connected',
  'connected-own': 'Ada Lovelace is connected',
  'connected-disabled': 'Ada Lovelace is connected',
  expired: 'Ada Lovelace: Sign in again to keep it connected',
  several: 'Charles Babbage is connected',
  'several-fields': 'Ada Lovelace is connected',
};

describe('tells of what has changed, in a live region (4.1.3)', () => {
  for (const id of ids)
    it(id, async () => {
      const element = await show(id);
      expect(element.shadowRoot?.querySelector('[role=status]')?.textContent).to.equal(words[id] ?? '');
    });
});
