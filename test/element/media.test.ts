import { expect } from '@open-wc/testing';
import type { OAuthConnectElement } from '../../src/element/oauth-connect-element.js';
import { profile } from '../support/acme.js';
import { emulateMedia, press, setViewport } from '../support/browser.js';
import { part, removeAll, stateOf, states } from '../support/elements.js';

/** Forced colours, right to left, zoom to 400 %, without any CSS of the author's: contract, section 8. */

const html = document.documentElement;

afterEach(() => {
  html.removeAttribute('dir');
  html.style.cssText = '';
  removeAll();
});

const inside = (element: OAuthConnectElement, selector = '*') => [
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

describe('with forced colours', () => {
  for (const name of Object.keys(states))
    it(`every control and card keeps an edge, and every text its contrast: ${name}`, async () => {
      await emulateMedia({ forcedColors: 'active' });
      expect(matchMedia('(forced-colors: active)').matches).to.equal(true);
      const element = await stateOf(name)();
      const canvas = getComputedStyle(html).backgroundColor;
      const edged = inside(element, 'button, input, select, .card, .pending, [part=spinner]');
      expect(edged.length).to.be.greaterThan(0);
      for (const one of edged) {
        const { borderInlineStartWidth, borderInlineStartStyle, borderInlineStartColor } = getComputedStyle(one);
        expect(borderInlineStartStyle, one.outerHTML).not.to.equal('none');
        expect(parseFloat(borderInlineStartWidth), one.outerHTML).to.be.greaterThan(0);
        expect(borderInlineStartColor, one.outerHTML).not.to.match(/^rgba\(.*, 0\)$/);
        expect(borderInlineStartColor, one.outerHTML).not.to.equal(canvas);
      }
      await expect(element).to.be.accessible();
    });

  it('shows where the focus is', async () => {
    await emulateMedia({ forcedColors: 'active' });
    const element = await stateOf('idle')();
    await press('Tab');
    const { outlineStyle, outlineWidth } = getComputedStyle(part(element, 'button'));
    expect([outlineStyle, parseFloat(outlineWidth) >= 2]).to.deep.equal(['solid', true]);
  });
});

describe('right to left', () => {
  const before = (one: Element, other: Element) => one.getBoundingClientRect().x < other.getBoundingClientRect().x;

  for (const where of ['the page', 'the element'])
    it(`the order of an account’s parts is turned around, by dir of ${where}`, async () => {
      const element = await stateOf('connected')();
      const [initials, name, button] = ['initials', 'connection-name', 'disconnect'].map((one) =>
        part(element, one),
      ) as [HTMLElement, HTMLElement, HTMLElement];
      expect([before(initials, name), before(name, button)]).to.deep.equal([true, true]);
      (where === 'the page' ? html : element).dir = 'rtl';
      expect([before(name, initials), before(button, name)]).to.deep.equal([true, true]);
      expect(getComputedStyle(name).direction, 'a name has its own direction').to.equal('ltr');
    });

  it('an error has its line on the right, and a button its icon', async () => {
    html.dir = 'rtl';
    const { borderRightWidth, borderLeftWidth } = getComputedStyle(part(await stateOf('failed')(), 'error'));
    expect([parseFloat(borderRightWidth) > 0, parseFloat(borderLeftWidth)]).to.deep.equal([true, 0]);
    const idle = await stateOf('idle')();
    expect(before(part(idle, 'label'), part(idle, 'icon'))).to.equal(true);
  });

  for (const name of Object.keys(states))
    it(`nothing leaves the page, and axe finds nothing: ${name}`, async () => {
      html.dir = 'rtl';
      await setViewport({ width: 320, height: 600 });
      const element = await longState(name);
      expect(html.scrollWidth).to.be.at.most(320);
      for (const control of inside(element, 'button, input, select'))
        expect(control.getBoundingClientRect().left, control.outerHTML).to.be.at.least(0);
      await expect(element).to.be.accessible();
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
