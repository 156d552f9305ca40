// @ts-check
import { html } from '../pages/html.js';

/** A light on a tower, with a beam to either side: Beacon's mark. */
const mark = html`<svg class="mark" viewBox="0 0 32 32" aria-hidden="true">
  <path class="far" d="M14 9.5 2.5 5v9zM18 9.5 29.5 5v9z" />
  <path class="near" d="M16 3.5a4.5 4.5 0 0 1 4.5 4.5v4h-9V8A4.5 4.5 0 0 1 16 3.5zM12.25 14h7.5L22 29H10z" />
</svg>`;

const favicon = html`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">
  <path fill="#e0a03c" d="M14 9.5 2.5 5v9zM18 9.5 29.5 5v9z" />
  <path fill="#c1512b" d="M16 3.5a4.5 4.5 0 0 1 4.5 4.5v4h-9V8A4.5 4.5 0 0 1 16 3.5zM12.25 14h7.5L22 29H10z" />
</svg>`;

/** Rings of light over the water, for the wide layout. */
const rings = html`<svg class="rings" viewBox="0 0 400 400" preserveAspectRatio="xMidYMid slice" aria-hidden="true">
  <path class="beam" d="M214 120-40 34v114z" />
  <path class="beam" d="M214 120 440 64v90z" />
  ${[10, 42, 82, 130, 186, 250].map((radius) => html`<circle cx="214" cy="120" r="${radius}" />`)}
</svg>`;

/** @type {import('../pages/page.js').Brand} */
export const beacon = {
  ...{ name: 'Beacon', mark, favicon, art: rings },
  motto: 'One light for every harbour.',
  introduction: 'Apps send their visitors here to log in. This is the issuer they need to know:',
  style: new URL('beacon.css', import.meta.url),
};
