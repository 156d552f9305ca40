import { expect } from 'chai';
import { emulateMedia } from '../helpers/browser.js';
import { show, states, strike } from '../helpers/gallery.js';

/** Nothing moves for those who asked for that (WCAG 2.2: 2.3.3), and otherwise only what shows that something goes on. */

afterEach(strike);

/** What moves in an element. */
const moving = (root: ShadowRoot | null) =>
  [...(root?.querySelectorAll('*') ?? [])].flatMap((one) =>
    one
      .getAnimations()
      .map((animation) => `${one.getAttribute('part') ?? one.localName}: ${String(animation.playState)}`),
  );

describe('with reduced motion', () => {
  for (const id of Object.keys(states))
    it(`nothing moves: ${id}`, async () => {
      const element = await show(id);
      const usual = moving(element.shadowRoot);
      expect(usual.filter((one) => one !== 'spinner: running')).to.deep.equal([]);
      if (/waiting|checking/.test(id)) expect(usual).to.have.length(1);
      await emulateMedia({ reducedMotion: 'reduce' });
      expect(moving(element.shadowRoot)).to.deep.equal([]);
    });
});
