// @ts-check
import { html } from '../html.js';

/** A light on a tower, with a beam to either side: Beacon's mark. */
const mark = html`<svg class="mark" viewBox="0 0 32 32" aria-hidden="true">
  <path class="far" d="M14 9.5 2.5 5v9zM18 9.5 29.5 5v9z" />
  <path class="near" d="M16 3.5a4.5 4.5 0 0 1 4.5 4.5v4h-9V8A4.5 4.5 0 0 1 16 3.5zM12.25 14h7.5L22 29H10z" />
</svg>`;

/** The mark once more for the browser's tab, where the pages' style sheet does not reach. */
export const favicon = html`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">
  <path fill="#e0a03c" d="M14 9.5 2.5 5v9zM18 9.5 29.5 5v9z" />
  <path fill="#c1512b" d="M16 3.5a4.5 4.5 0 0 1 4.5 4.5v4h-9V8A4.5 4.5 0 0 1 16 3.5zM12.25 14h7.5L22 29H10z" />
</svg>`;

/** Rings of light over the water, for the wide layout. */
const rings = html`<svg class="rings" viewBox="0 0 400 400" preserveAspectRatio="xMidYMid slice" aria-hidden="true">
  <path class="beam" d="M214 120-40 34v114z" />
  <path class="beam" d="M214 120 440 64v90z" />
  ${[10, 42, 82, 130, 186, 250].map((radius) => html`<circle cx="214" cy="120" r="${radius}" />`)}
</svg>`;

/**
 * One page of Beacon. It shares its bones with Acme's (`base.css`), not its face.
 *
 * @param {string} title
 * @param {import('../html.js').Markup} content
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
        <link rel="stylesheet" href="/base.css" />
        <link rel="stylesheet" href="/beacon.css" />
        <script src="/pages.js" defer></script>
      </head>
      <body>
        <aside>
          ${rings}
          <p>One light for every harbour.</p>
        </aside>
        <main>
          <div class="sheet">
            <p class="brand">${mark}<span>Beacon</span></p>
            ${content}
          </div>
          <footer>Beacon runs on this computer only, for the demo of oauth-connect. Its accounts are made up.</footer>
        </main>
      </body>
    </html>`;
}
