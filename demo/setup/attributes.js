// @ts-check

/**
 * What is known of the tag's attributes: their order in what is written, their defaults, and what kind of value they hold.
 *
 * @typedef {[name: string, value: string]} Attribute
 */

/** In the order of the steps, the provider first. */
export const ORDER = [
  ...['provider', 'provider-name', 'fields', 'redirect-url', 'client-id', 'client-secret', 'issuer', 'login-url'],
  ...['token-url', 'response-type', 'scope', 'login-params', 'dpop', 'refresh-url', 'renew', 'revoke-url'],
  ...['revoke-style', 'revoke-method', 'test-url', 'test-method', 'test-body', 'connection-name', 'allowed-urls'],
  ...['api-url', 'resource', 'unique-identifier', 'request-headers', 'request-query', 'request-body'],
  ...['token-in-query', 'login-mode', 'storage', 'multiple', 'icon-url', 'picture', 'confirm-disconnect', 'face'],
];

/** Those that are there or not. */
export const FLAGS = new Set(['dpop', 'multiple', 'token-in-query', 'confirm-disconnect']);

/** Those that hold JSON. */
export const JSONS = new Set([
  ...['fields', 'login-params', 'test-body', 'request-headers', 'request-query', 'request-body'],
]);

/** Never written, neither into code nor into a link: whatever stands in a page, everybody can read. */
export const SECRETS = new Set(['client-secret']);

/** @type {Readonly<Record<string, string>>} */
export const DEFAULTS = {
  'redirect-url': '/oauth-callback.html',
  'revoke-style': 'rfc7009',
  'revoke-method': 'POST',
  'test-method': 'GET',
  renew: 'auto',
  'login-mode': 'popup',
  storage: 'session',
  face: 'full',
};

/** What is of one provider and of no use for the next; the others are the author's own taste. */
const OF_AUTHOR = ['redirect-url', 'renew', 'login-mode', 'storage', 'multiple', 'confirm-disconnect', 'face'];
export const OF_PROVIDER = new Set(ORDER.filter((name) => !OF_AUTHOR.includes(name)));

/** `loginUrl` → `login-url`. @param {string} option */
export const attributeName = (option) => option.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/**
 * An option's value as the text of its attribute.
 *
 * @param {unknown} value
 * @returns {string} empty where the attribute would not be there
 */
export function attributeValue(value) {
  if (value === true) return 'true';
  if (value === undefined || value === null || value === false) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/**
 * @param {string} text
 * @returns {unknown} what the JSON says; nothing where it is none
 */
export function parseJson(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/**
 * Whether two values of an attribute mean the same: white space in JSON means nothing.
 *
 * @param {string} name
 * @param {string} one
 * @param {string} other
 */
export function isSame(name, one, other) {
  if (one === other) return true;
  if (!JSONS.has(name)) return false;
  const [first, second] = [parseJson(one), parseJson(other)];
  return first !== undefined && JSON.stringify(first) === JSON.stringify(second);
}

/**
 * The questions without what somebody may have put into one for a password: that is nobody else's.
 *
 * @param {string} json the value of `fields`
 */
export function withoutPasswords(json) {
  const list = parseJson(json);
  if (!Array.isArray(list)) return json;
  const isPassword = (/** @type {any} */ field) => field?.type === 'password' && field.default !== undefined;
  if (!list.some(isPassword)) return json;
  return JSON.stringify(list.map((field) => (isPassword(field) ? { ...field, default: undefined } : field)));
}

/**
 * What may leave this page, in order.
 *
 * @param {Iterable<Attribute>} attributes
 * @returns {Attribute[]}
 */
export const sharable = (attributes) =>
  [...attributes]
    .filter(([name]) => ORDER.includes(name) && !SECRETS.has(name))
    .sort(([one], [other]) => ORDER.indexOf(one) - ORDER.indexOf(other))
    .map(([name, value]) => [name, name === 'fields' ? withoutPasswords(value) : value]);
