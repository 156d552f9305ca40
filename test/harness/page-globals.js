/** What a page has and Node does not, as far as pure tests need it. See typescript-in-node.js. */
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';

const location = new URL('http://localhost/');
Object.assign(globalThis, { after, afterEach, before, beforeEach, describe, it, location, origin: location.origin });

/** What a page may not send by its own hand (Fetch, "forbidden request-header"); Node may send everything. */
const FORBIDDEN = /^(cookie2?|set-cookie|host|origin|referer|date|dnt|via|te|(access-control-request|proxy|sec)-.*)$/i;

globalThis.Request = class extends Request {
  /** @param {ConstructorParameters<typeof Request>} args */
  constructor(...args) {
    super(...args);
    for (const name of [...this.headers.keys()]) if (FORBIDDEN.test(name)) this.headers.delete(name);
  }
};

/** Node knows no CORS: an answer that a page could not read is none here either. */
const { fetch } = globalThis;
globalThis.fetch = async (input, init) => {
  const response = await fetch(input, init);
  if (!response.headers.has('access-control-allow-origin')) throw new TypeError('Failed to fetch');
  return response;
};
