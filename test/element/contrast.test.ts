import { expect } from '@open-wc/testing';
import type { OAuthConnectElement } from '../../src/element/oauth-connect-element.js';
import { backgroundsOf, blend, contrast, textsOf } from '../helpers/colours.js';
import { controlsOf, dark, dress, light, show, states, strike, type Page } from '../helpers/gallery.js';

/** Contrast, computed: WCAG 2.2, 1.4.3 (text, 4.5:1) and 1.4.11 (what tells a control, 3:1). */

const pages: Record<string, Page> = {
  'a light page': light,
  'a dark page': dark,
  'a white page': { paper: '#fff', ink: '#000' },
  'a black page': { paper: '#000', ink: '#fff', scheme: 'dark' },
  'a dark page that does not say so': { paper: '#131316', ink: '#ececf1' },
  'a page in warm colours': { paper: '#fdf0d5', ink: '#3a2408' },
  'a page in blue': { paper: '#1e3a8a', ink: '#fff', scheme: 'dark' },
  'a page in brighter blue': { paper: '#1d4ed8', ink: '#fff', scheme: 'dark' },
  // An ink that can just be read bears no thinning: these have less than 5:1 of their own.
  'a white page with grey ink': { paper: '#fff', ink: '#6b7280' },
  'a nearly black page with grey ink': { paper: '#111', ink: '#808080', scheme: 'dark' },
  'a grey page with white ink': { paper: '#757575', ink: '#fff', scheme: 'dark' },
  'a grey page with black ink': { paper: '#777', ink: '#000' },
  'a page in grey': { paper: '#f3f4f6', ink: '#374151' },
};

afterEach(strike);

/** What is too faint in an element, as it is seen now. */
function faint(element: OAuthConnectElement): string[] {
  const found: string[] = [];
  const see = (what: string, least: number, colour: string, ground: string[]) => {
    const ratio = contrast(blend(...ground, colour), blend(...ground));
    if (ratio < least) found.push(`${what}: ${ratio.toFixed(2)}`);
  };
  for (const { text, parent } of textsOf(element.shadowRoot as ShadowRoot))
    see(text.data, 4.5, getComputedStyle(parent).color, backgroundsOf(text));
  for (const control of controlsOf(element).filter((one) => one.matches('input, select'))) {
    const ground = backgroundsOf(control);
    see(`the edge of ${control.id}`, 3, getComputedStyle(control).borderInlineStartColor, ground);
    if (control.matches('[placeholder]'))
      see(`the placeholder of ${control.id}`, 4.5, getComputedStyle(control, '::placeholder').color, ground);
  }
  for (const spinner of element.shadowRoot?.querySelectorAll('[part=spinner]') ?? [])
    see('the spinner', 3, getComputedStyle(spinner).borderBlockStartColor, backgroundsOf(spinner));
  return found;
}

describe('every text has 4.5:1, every control 3:1, on light, dark and coloured pages', () => {
  for (const id of Object.keys(states).filter((one) => !/disabled/.test(one)))
    it(id, async () => {
      dress(light);
      const element = await show(id);
      for (const [name, page] of Object.entries(pages)) {
        dress(page);
        // Chromium 156 keeps a `color` that is mixed from the ink where nothing but the ink around it changes. Shown anew,
        // it is what a visitor sees who comes to such a page.
        element.hidden = true;
        void element.offsetHeight;
        element.hidden = false;
        expect(faint(element), name).to.deep.equal([]);
      }
    });
});

describe('with an accent of the page’s own', () => {
  // All around the circle, from nearly black to nearly white, and the greys.
  const accents = Array.from({ length: 37 }, (_, hue) =>
    Array.from({ length: 19 }, (_none, light) =>
      hue === 36 ? `oklch(${(light + 1) * 5}% 0 0)` : `hsl(${hue * 10} ${light % 2 ? 90 : 55}% ${(light + 1) * 5}%)`,
    ),
  ).flat();

  it(`the button’s label has 4.5:1 on any of ${accents.length} accents`, async () => {
    const element = await show('idle');
    const row = element.shadowRoot?.querySelector('.primary > .row') as Element;
    const button = row.parentElement as Element;
    const short: string[] = [];
    for (const accent of accents) {
      element.style.setProperty('--oauth-connect-accent', accent);
      const ground = blend(getComputedStyle(button).backgroundColor);
      const ratio = contrast(blend(getComputedStyle(row).color), ground);
      if (ratio < 4.5) short.push(`${accent} ${ratio.toFixed(2)}`);
    }
    expect(short).to.deep.equal([]);
  });
});
