import { expect } from '@open-wc/testing';
import { part, removeAll, stateOf } from '../helpers/elements.js';

/** Right to left, without any CSS of the author's: contract, section 8. */

const html = document.documentElement;

afterEach(() => {
  html.removeAttribute('dir');
  removeAll();
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

  it('an error has its mark on the right, and a button its icon', async () => {
    html.dir = 'rtl';
    const { paddingRight, paddingLeft } = getComputedStyle(part(await stateOf('failed')(), 'error'));
    expect(parseFloat(paddingRight)).to.be.greaterThan(parseFloat(paddingLeft) + 20);
    const idle = await stateOf('idle')();
    expect(before(part(idle, 'label'), part(idle, 'icon'))).to.equal(true);
  });
});
