// @ts-check
import { fileURLToPath } from 'node:url';

/** @typedef {import('./html.js').Markup} Markup */

/** Nothing inline, nothing from elsewhere, and nobody may put the login page into a frame. */
const POLICY = ["default-src 'none'", "style-src 'self'", "script-src 'self'", "img-src 'self'", "base-uri 'none'"];

/**
 * @param {string} [coop] Cross-Origin-Opener-Policy, if any
 * @returns {Record<string, string>}
 */
export const pageHeaders = (coop = '') => ({
  'Cache-Control': 'no-store',
  'Content-Security-Policy': [...POLICY, "frame-ancestors 'none'"].join('; '),
  'Referrer-Policy': 'same-origin',
  'X-Content-Type-Options': 'nosniff',
  ...(coop ? { 'Cross-Origin-Opener-Policy': coop } : {}),
});

/**
 * @param {import('express').Response} res
 * @param {number} status
 * @param {Markup} page
 * @param {string} [coop] Cross-Origin-Opener-Policy, if any
 */
export function sendPage(res, status, page, coop) {
  res.status(status).set(pageHeaders(coop));
  res.type('html').send(String(page));
}

/**
 * What the pages load.
 *
 * @param {import('express').Express} app
 * @param {import('./page.js').Brand} brand
 */
export function addAssets(app, { style, favicon }) {
  const files = { 'brand.css': style, 'base.css': at('base.css'), 'username.js': at('username.js') };
  for (const [name, file] of Object.entries(files))
    app.get(`/${name}`, (_req, res) => res.sendFile(fileURLToPath(file)));
  app.get('/favicon.svg', (_req, res) => void res.type('svg').send(String(favicon)));
}

const at = (/** @type {string} */ file) => new URL(file, import.meta.url);
