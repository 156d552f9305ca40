import { expect } from 'chai';
import { evaluateInWindow, open, pageUrl } from '../helpers/browser.js';
import { provider } from '../helpers/servers.js';
import { waitUntil } from '../helpers/wait.js';

/** The page below the element does not move when its script has run, with the rule that the guide gives. */

const rule = /```css\n(oauth-connect:not\(:defined\)[^`]*)```/.exec(
  await (await fetch('/demo/guide/theming.md')).text(),
)?.[1];

const html = (css: string, fontSize: string) => `<style>html { font-size: ${fontSize} } ${css}</style><p>Before</p>
  <oauth-connect client-id="demo" provider-name="Acme" test-url="${provider.url('/api/me')}"
    login-url="${provider.url('/oauth/authorize')}"></oauth-connect><p id="after">After</p>`;

/** Where what comes after the element stands, before and after its script has run, and the score (CLS). */
async function shiftOf(css: string, fontSize = '100%'): Promise<{ moved: number; score: number }> {
  const handle = await open(pageUrl({ html: html(css, fontSize) }));
  const top = () =>
    evaluateInWindow(() => document.querySelector('#after')?.getBoundingClientRect().top ?? NaN, { handle });
  const before = await top();
  await evaluateInWindow(
    async () => {
      const path = '/dist/oauth-connect.js';
      await import(path);
      const element = document.querySelector('oauth-connect');
      await element?.updateComplete;
      await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 100)));
    },
    { handle },
  );
  await waitUntil(async () => Number.isFinite(await top()));
  const score = await evaluateInWindow(
    () =>
      new Promise<number>((resolve) => {
        new PerformanceObserver((list) => {
          resolve(list.getEntries().reduce((sum, entry) => sum + (entry as unknown as { value: number }).value, 0));
        }).observe({ type: 'layout-shift', buffered: true });
        setTimeout(() => resolve(0), 300);
      }),
    { handle },
  );
  return { moved: (await top()) - before, score };
}

describe('the rule of the guide for the time before the script has run', () => {
  for (const fontSize of ['100%', '200%'])
    it(`keeps the place of the button, with text at ${fontSize}`, async () => {
      expect(rule).to.be.a('string');
      expect(await shiftOf(rule as string, fontSize)).to.deep.equal({ moved: 0, score: 0 });
    });

  it('is needed', async () => {
    expect((await shiftOf('')).moved).to.be.greaterThan(30);
  });
});
