import { expect } from '@open-wc/testing';
import { axeViolations } from '../helpers/axe.js';
import type { OAuthConnectElement } from '../../src/element/oauth-connect-element.js';
import { profile } from '../helpers/acme.js';
import { setViewport } from '../helpers/browser.js';
import { make, removeAll, stateOf, states } from '../helpers/elements.js';

/** Small screens and zoom to 400 %, without any CSS of the author's: contract, section 8. */

const html = document.documentElement;

afterEach(() => {
  html.removeAttribute('dir');
  html.style.cssText = '';
  removeAll();
});

const inside = (element: OAuthConnectElement, selector: string) => [
  ...(element.shadowRoot?.querySelectorAll<HTMLElement>(selector) ?? []),
];

/** A state with names of people and providers that have no spaces in them, as far as it shows any. */
const longState = (name: string) =>
  stateOf(name)({
    'provider-name': 'Grundstücksverkehrsgenehmigungszuständigkeitsübertragungsverordnungsamt',
    ...(/connected|expired/.test(name) && {
      'test-url': profile({ id: 7, name: 'ada.lovelace.countess.of.something@subdomain.of.a.long.example' }),
    }),
  });

describe('at 240 px', () => {
  for (const name of Object.keys(states))
    it(`it fits, with controls that can be hit: ${name}`, async () => {
      const element = await stateOf(name)();
      await setViewport({ width: 240, height: 600 });
      expect(html.scrollWidth).to.be.at.most(240);
      for (const control of inside(element, 'button, input, select')) {
        const { width, height } = control.getBoundingClientRect();
        expect(Math.min(width, height), control.outerHTML).to.be.at.least(24);
      }
    });
});

describe('right to left', () => {
  for (const name of Object.keys(states))
    it(`nothing leaves the page, and axe finds nothing: ${name}`, async () => {
      html.dir = 'rtl';
      await setViewport({ width: 320, height: 600 });
      const element = await longState(name);
      expect(html.scrollWidth).to.be.at.most(320);
      for (const control of inside(element, 'button, input, select'))
        expect(control.getBoundingClientRect().left, control.outerHTML).to.be.at.least(0);
      expect(await axeViolations(element)).to.deep.equal([]);
    });
});

describe('in a box that scrolls by itself', () => {
  it('nothing of it makes the page wider', async () => {
    await setViewport({ width: 240, height: 600 });
    const box = document.createElement('div');
    const wide = document.createElement('div');
    box.style.overflow = 'auto';
    wide.style.cssText = 'width: 600px; padding-left: 500px';
    box.append(wide);
    document.body.append(box);
    await make({}, '', wide);
    expect(html.scrollWidth).to.be.at.most(240);
    box.remove();
  });
});

describe('at a zoom of 400 % (320 px of 1280)', () => {
  for (const fontSize of ['100%', '200%'])
    for (const name of Object.keys(states))
      it(`nothing is cut off or has to be scrolled to sideways, with text at ${fontSize}: ${name}`, async () => {
        html.style.cssText = `font-size: ${fontSize}`;
        await setViewport({ width: 320, height: 256 });
        const element = await longState(name);
        expect(html.scrollWidth).to.be.at.most(320);
        for (const one of inside(element, 'button, input, select, label, p, b, small, li, .card, .pending')) {
          const { left, right } = one.getBoundingClientRect();
          expect([left >= 0, right <= 320], one.outerHTML).to.deep.equal([true, true]);
          if (!one.matches('input, select'))
            expect(one.scrollWidth, one.outerHTML).to.be.at.most(Math.ceil(one.getBoundingClientRect().width) + 1);
        }
      });
});
