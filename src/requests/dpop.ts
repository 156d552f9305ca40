/** All that tokens which are bound to a key need (RFC 9449): in one module, as it is loaded where a configuration asks for it. */

export { sendDpop } from './dpop-fetch.js';
export { createKey, forgetKey, keepForReturn, proverOf, requireProver, settleKey } from './dpop-key-store.js';

/** The same, as who is handed it knows it. */
export type DpopSupport = typeof import('./dpop.js');
