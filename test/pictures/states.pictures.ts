import { expect } from 'chai';
import { expectPicture, setViewport } from '../helpers/browser.js';
import { show, states, strike } from '../helpers/gallery.js';

/**
 * What visitors see of each state, on a light and on a dark page, compared with pictures. In a font that comes with the
 * tests, since those of machines differ; what it has no letters for is left out, and what names an address whose port is
 * another each time.
 */

const others = ['connected-rtl', 'unreachable'];
const sheet = new CSSStyleSheet();
sheet.replaceSync(`
  body { margin: 0; }
  .shot { display: grid; grid-template-columns: 400px 400px; width: 800px; font: 16px/1.5 Inter; caret-color: transparent; }
  .shot > div { padding: 20px; min-width: 0; }
  .light { background: #fff; color: #1b1b1f; color-scheme: light; }
  .dark { background: #131316; color: #ececf1; color-scheme: dark; }
  oauth-connect::part(code), .shot button { font-family: Inter; }
  oauth-connect::part(spinner) { animation: none; }
`);

before(async () => {
  for (const weight of ['400', '600', '700']) {
    const url = `/node_modules/@fontsource/inter/files/inter-latin-${weight}-normal.woff2`;
    document.fonts.add(await new FontFace('Inter', `url(${url})`, { weight }).load());
  }
  document.adoptedStyleSheets.push(sheet);
});
after(() => {
  document.adoptedStyleSheets = [];
  document.fonts.clear();
});
afterEach(() => {
  strike();
  document.querySelector('.shot')?.remove();
});

function stage() {
  const shot = document.createElement('div');
  shot.className = 'shot';
  const panels = ['light', 'dark'].map((scheme) => {
    const panel = document.createElement('div');
    panel.className = scheme;
    shot.append(panel);
    return panel;
  });
  document.body.append(shot);
  return { shot, panels };
}

describe('looks as it did', () => {
  for (const id of Object.keys(states).filter((one) => !others.includes(one)))
    it(id, async () => {
      await setViewport({ width: 800, height: 900 });
      const { shot, panels } = stage();
      await Promise.all(panels.map((panel) => show(id, panel)));
      // Which of the two has the focus is chance.
      (document.activeElement as HTMLElement).blur();
      expect(document.fonts.check('16px Inter')).to.equal(true);
      await expectPicture(id, shot);
    });
});
