import { expect } from '@open-wc/testing';
import { axeViolations } from '../helpers/axe.js';
import { emulateMedia, press } from '../helpers/browser.js';
import { part, removeAll, stateOf, states } from '../helpers/elements.js';

/** Forced colours, without any CSS of the author's: contract, section 8. */

afterEach(removeAll);

describe('with forced colours', () => {
  for (const name of Object.keys(states))
    it(`every control and card keeps an edge, and every text its contrast: ${name}`, async () => {
      await emulateMedia({ forcedColors: 'active' });
      expect(matchMedia('(forced-colors: active)').matches).to.equal(true);
      const element = await stateOf(name)();
      const canvas = getComputedStyle(document.documentElement).backgroundColor;
      const edged = [
        ...(element.shadowRoot?.querySelectorAll('button, input, select, .card, .pending, [part=spinner]') ?? []),
      ];
      expect(edged.length).to.be.greaterThan(0);
      for (const one of edged) {
        const { borderInlineStartWidth, borderInlineStartStyle, borderInlineStartColor } = getComputedStyle(one);
        expect(borderInlineStartStyle, one.outerHTML).not.to.equal('none');
        expect(parseFloat(borderInlineStartWidth), one.outerHTML).to.be.greaterThan(0);
        expect(borderInlineStartColor, one.outerHTML).not.to.match(/^rgba\(.*, 0\)$/);
        expect(borderInlineStartColor, one.outerHTML).not.to.equal(canvas);
      }
      expect(await axeViolations(element)).to.deep.equal([]);
    });

  it('shows where the focus is', async () => {
    await emulateMedia({ forcedColors: 'active' });
    const element = await stateOf('idle')();
    await press('Tab');
    const { outlineStyle, outlineWidth } = getComputedStyle(part(element, 'button'));
    expect([outlineStyle, parseFloat(outlineWidth) >= 2]).to.deep.equal(['solid', true]);
  });
});
