// @ts-check
import { html } from '../pages/html.js';

/** Two summits, the front one standing out: Acme's mark. */
const mark = html`<svg class="mark" viewBox="0 0 32 32" aria-hidden="true">
  <path class="far" d="M13.5 27 21 12.5 28.5 27z" />
  <path class="near" d="M3.5 27 13 6l9.5 21z" />
</svg>`;

const favicon = html`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">
  <path fill="#7fb59b" d="M13.5 27 21 12.5 28.5 27z" />
  <path fill="#2f7a5b" d="M3.5 27 13 6l9.5 21z" />
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

/** @type {import('../pages/page.js').Brand} */
export const acme = {
  ...{ name: 'Acme', mark, favicon, art: contours },
  motto: 'Your maps, your files, your way up.',
  introduction: 'Apps send their visitors here to sign in. There is nothing else to see on this page.',
  style: new URL('acme.css', import.meta.url),
};
