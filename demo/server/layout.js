// @ts-check
import { html } from './html.js';

/** Two summits, the front one standing out: Acme's mark. */
const mark = html`<svg class="mark" viewBox="0 0 32 32" aria-hidden="true">
  <path class="far" d="M13.5 27 21 12.5 28.5 27z" />
  <path class="near" d="M3.5 27 13 6l9.5 21z" />
</svg>`;

/** The mark once more for the browser's tab, where the pages' style sheet does not reach. */
export const favicon = html`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">
  <path fill="#7fb59b" d="M13.5 27 21 12.5 28.5 27z" />
  <path fill="#2f7a5b" d="M3.5 27 13 6l9.5 21z" />
</svg>`;

export const tick = html`<svg class="tick" viewBox="0 0 16 16" aria-hidden="true">
  <path d="m3.5 8.5 3 3 6-7" />
</svg>`;

/**
 * One closed curve around the summit.
 *
 * @param {number} grow how far out
 * @param {number} lean how far it is from a circle
 */
function contour(grow, lean) {
  const at = (/** @type {number} */ x, /** @type {number} */ y) => `${250 + x} ${250 + y}`;
  const up = `C${at(-grow, -grow * 0.9)} ${at(-lean, -grow * 1.15)} ${at(grow * 0.7, -grow * 0.6)}`;
  const down = `S${at(grow * 1.2, grow * 0.8)} ${at(lean, grow)}`;
  return `M${at(-grow, lean)}${up}${down}S${at(-grow, grow * 0.7)} ${at(-grow, lean)}z`;
}

/** Contour lines for the wide layout, as a map has them around a summit. */
const contours = html`<svg
  class="contours"
  viewBox="0 0 400 400"
  preserveAspectRatio="xMidYMid slice"
  aria-hidden="true"
>
  ${[0, 1, 2, 3, 4, 5, 6, 7].map((ring) => html`<path d="${contour(26 + ring * 34, ring * 9)}" />`)}
</svg>`;

/**
 * One page of the provider.
 *
 * @param {string} title
 * @param {import('./html.js').Markup} content
 */
export function layout(title, content) {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${title}</title>
        <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
        <link rel="stylesheet" href="/acme.css" />
        <script src="/acme.js" defer></script>
      </head>
      <body>
        <aside>
          ${contours}
          <p>Your maps, your files, your way up.</p>
        </aside>
        <main>
          <div class="sheet">
            <p class="brand">${mark}<span>Acme</span></p>
            ${content}
          </div>
          <footer>Acme runs on this computer only, for the demo of oauth-connect. Its accounts are made up.</footer>
        </main>
      </body>
    </html>`;
}
