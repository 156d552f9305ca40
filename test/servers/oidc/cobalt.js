// @ts-check
import { html } from '../pages/html.js';

/** A crystal with one face in the light: Cobalt's mark. */
const mark = html`<svg class="mark" viewBox="0 0 32 32" aria-hidden="true">
  <path class="far" d="M16 2.5 27.7 9.2v13.6L16 29.5 4.3 22.8V9.2z" />
  <path class="near" d="M16 16 27.7 9.2v13.6L16 29.5z" />
</svg>`;

const favicon = html`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">
  <path fill="#7ea2ff" d="M16 2.5 27.7 9.2v13.6L16 29.5 4.3 22.8V9.2z" />
  <path fill="#2447b5" d="M16 16 27.7 9.2v13.6L16 29.5z" />
</svg>`;

/** @param {number} x @param {number} y the middle of a cell */
const cell = (x, y) => `M${x} ${y - 46}l40 23v46l-40 23-40-23v-46z`;

/** A lattice, for the wide layout. */
const lattice = html`<svg class="lattice" viewBox="0 0 400 400" preserveAspectRatio="xMidYMid slice" aria-hidden="true">
  ${[0, 1, 2, 3, 4, 5, 6].map((row) =>
    [0, 1, 2, 3, 4, 5].map((column) => {
      const lit = (row * 5 + column * 3) % 7 === 0;
      return html`<path class="${lit ? 'lit' : ''}" d="${cell(column * 80 + (row % 2) * 40, row * 69)}" />`;
    }),
  )}
</svg>`;

/**
 * The provider that speaks to servers only: its token endpoint demands a secret and answers no page.
 *
 * @type {import('../pages/page.js').Brand}
 */
export const cobalt = {
  ...{ name: 'Cobalt', mark, favicon, art: lattice },
  motto: 'For servers that can keep a secret.',
  introduction: 'Apps send their visitors here to log in, and a server of theirs to fetch the tokens. It is here:',
  style: new URL('cobalt.css', import.meta.url),
};
