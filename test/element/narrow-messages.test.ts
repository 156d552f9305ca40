import { expect } from 'chai';
import type { CustomMessages } from '../../src/element/messages/all.js';
import { setViewport } from '../helpers/browser.js';
import { removeAll, stateOf, states } from '../helpers/elements.js';
import { english, keys, pseudo, until } from '../helpers/languages.js';

/** How much longer than English any text may be. */

const html = document.documentElement;

afterEach(removeAll);

/** All texts 60 % longer. */
const longer = Object.fromEntries(
  keys.map((key) => {
    const text = english[key];
    return [key, typeof text === 'string' ? pseudo(text) : (name: string) => pseudo(text(name))];
  }),
) as CustomMessages;

describe('texts that are 60 % longer, in 240 px', () => {
  for (const name of Object.keys(states))
    it(`are whole, without anything to scroll to sideways: ${name}`, async () => {
      await setViewport({ width: 240, height: 600 });
      const element = await stateOf(name)({ multiple: '' });
      const english = element.shadowRoot?.textContent;
      element.messages = longer;
      await until(
        () => element.shadowRoot?.textContent?.includes('ẋḁÿž') && element.shadowRoot.textContent !== english,
      );
      expect(html.scrollWidth).to.be.at.most(240);
      for (const one of element.shadowRoot?.querySelectorAll('button, label, p, b, small, .card, .pending') ?? []) {
        const { left, right, width } = one.getBoundingClientRect();
        expect([left >= 0, right <= 240], one.outerHTML).to.deep.equal([true, true]);
        expect(one.scrollWidth, one.outerHTML).to.be.at.most(Math.ceil(width) + 1);
      }
    });
});
