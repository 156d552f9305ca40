// @ts-check
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import * as puppeteer from 'puppeteer-core';
import { startStatic } from './demo/static.js';
import { ENGINES } from '../test/harness/engines/engines.js';

/**
 * `npm run pictures`: the pictures of the README, taken of the demo's gallery as it is now, on a light and on a dark page.
 * They are taken by hand, when the face has changed: other machines would draw them a little differently each time.
 */

const root = new URL('../', import.meta.url);
const SHOWN = ['idle', 'waiting', 'connected', 'fields', 'several', 'expired', 'blocked', 'refused'];
const PAPERS = { light: '#fff', dark: '#131316' };

const font = (/** @type {number} */ weight) => {
  const file = new URL(`node_modules/@fontsource/inter/files/inter-latin-${weight}-normal.woff2`, root);
  const data = readFileSync(file).toString('base64');
  return `@font-face { font-family: Inter; font-weight: ${weight}; src: url(data:font/woff2;base64,${data}); }`;
};

/**
 * Leaves nothing on the page but these figures, of one scheme. Where they stand in the document they stay: an element that
 * is moved about may end what it is in the middle of.
 *
 * @param {string} scheme
 * @param {string} paper
 */
const styleFor = (scheme, paper) => `
  ${[400, 600, 700].map(font).join('')}
  html, body { margin: 0; padding: 0; background: ${paper}; max-inline-size: none; }
  header, .hero, .tools, h2, figcaption, .pair > :not(.${scheme}),
  figure:not(${SHOWN.map((id) => `#${id}`).join()}) { display: none !important; }
  main { margin: 0; padding: 0; }
  [data-groups] { columns: 3 22.5rem; gap: 2.5rem; inline-size: 76.5rem; padding: 2rem; }
  section, .figures { display: contents; }
  #connected { break-before: column; }
  figure { break-inside: avoid; padding-block-end: 2rem; }
  .pair { border: 0; border-radius: 0; overflow: visible; }
  .panel { padding: 0; inline-size: auto; font: 16px/1.5 Inter; }
  oauth-connect::part(code) { font-family: Inter; }
  oauth-connect::part(spinner) { animation: none; }
`;

const server = await startStatic();
const browser = await puppeteer.launch({
  executablePath: ENGINES.chromium.find()?.path,
  args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
});
try {
  for (const [scheme, paper] of Object.entries(PAPERS)) {
    const page = await browser.newPage();
    await page.setViewport({ width: 1300, height: 1000, deviceScaleFactor: 2 });
    await page.goto(`${server.origin}/gallery/`);
    await page.waitForSelector('html[data-ready]');
    await page.addStyleTag({ content: styleFor(scheme, paper) });
    await page.evaluate(() => document.fonts.ready.then(() => undefined));
    const path = fileURLToPath(new URL(`pictures/states-${scheme}.webp`, root));
    await (await page.waitForSelector('[data-groups]'))?.screenshot({ path, quality: 90 });
    console.log(path);
  }
} finally {
  await browser.close();
  await server.close();
}
