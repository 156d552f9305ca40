// @ts-check
import { Window } from 'happy-dom';
import { JSDOM } from 'jsdom';

/**
 * `node in-test-dom.js DOM MODULE`: imports the element where unit tests run, puts the tag there, and writes down as JSON
 * what is seen of it. As vitest does, it makes globals of what the window has and Node has not, and of what has to be the
 * window's own; `window` itself is Node's global object.
 */

const [, , dom, module = ''] = process.argv;
const url = 'http://localhost:3000/';
/** @type {any} */
const page = dom === 'jsdom' ? new JSDOM('', { url, pretendToBeVisual: true }).window : new Window({ url });

const ofTheWindow =
  /^(?:Abort\w+|Blob|Custom\w+|DOMException|Event\w*|Form\w+|Headers|Message\w+Event|Storage|document|location|navigator|\w+Storage)$/;
for (const name of Object.getOwnPropertyNames(page))
  if (ofTheWindow.test(name) || !(name in globalThis))
    Object.defineProperty(globalThis, name, { get: () => page[name], configurable: true });
for (const name of ['addEventListener', 'removeEventListener', 'dispatchEvent'])
  Object.defineProperty(globalThis, name, { value: page[name].bind(page), configurable: true });
for (const name of ['window', 'self', 'top', 'parent'])
  Object.defineProperty(globalThis, name, { value: globalThis, configurable: true, writable: true });

/** @type {string[]} */
const problems = [];
process.on('unhandledRejection', (reason) => problems.push(String(reason)));
page.addEventListener('error', (/** @type {ErrorEvent} */ { error }) => problems.push(String(error)));
for (const method of /** @type {const} */ (['error', 'warn']))
  console[method] = (/** @type {unknown[]} */ ...words) => problems.push(words.map(String).join(' '));

const markup = `
  <form><oauth-connect name="account" required provider-name="Acme" client-id="a" login-url="https://acme.example/a"
    token-url="https://acme.example/t" fields='[{ "name": "shop", "label": "Shop" }]'></oauth-connect></form>
  <oauth-connect client-id=""></oauth-connect>`;
// In jsdom the tag stands there before the element is known. The upgrades of happy-dom hand on no attributes.
if (dom === 'jsdom') document.body.innerHTML = markup;
await import(module);
if (dom !== 'jsdom') document.body.innerHTML = markup;
const { ConnectedEvent } = await import('oauth-connect/events');
const [element, wrong] = /** @type {any[]} */ ([...document.querySelectorAll('oauth-connect')]);
await Promise.all([element.updateComplete, wrong.updateComplete]);

/** @type {unknown} */
let told;
document.addEventListener('connected', (event) => (told = /** @type {any} */ (event).detail.name));
const connection = /** @type {any} */ ({ name: 'Ada', identifier: '1' });
element.dispatchEvent(
  new ConnectedEvent({ name: 'Ada', identifier: '1', connection, reconnected: false, late: false }),
);
element.focus();
element.setCustomValidity('no');
const other = document.createElement('oauth-connect');
other.setAttribute('face', 'none');
document.body.append(other);
other.remove();
await new Promise((wake) => setTimeout(wake, 100));

const words = (/** @type {any} */ { shadowRoot }) =>
  [...shadowRoot.querySelectorAll('button, label, [part=message], [part=error]')].map(({ textContent }) =>
    textContent.replace(/\s+/g, ' ').trim(),
  );
const { status, value, form, validity, willValidate, labels, connections } = element;
const answers = [element.checkValidity(), element.reportValidity(), validity.valid, willValidate, labels.length];
console.log(
  JSON.stringify({
    status,
    value,
    form,
    answers,
    connections,
    words: words(element),
    wrong: wrong.status,
    told,
    problems,
  }),
);
process.exit();
