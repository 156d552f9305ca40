// @ts-check
import { keepQuiet } from './on-purpose.js';
import { make, groups, reach } from './states.js';
import { shapes } from './shapes.js';
import { setStage } from './stage.js';
import { wireTools } from './tools.js';

/** Shows each state twice, on a light and on a dark page. */

/**
 * @template {keyof HTMLElementTagNameMap} N
 * @param {N} name
 * @param {Partial<HTMLElementTagNameMap[N]>} [properties]
 * @param {(Node | string)[]} children
 */
const build = (name, properties = {}, ...children) => {
  const element = Object.assign(document.createElement(name), properties);
  element.append(...children);
  return element;
};

/**
 * @param {string} id
 * @param {import('./shapes.js').Shape} state
 */
function show(id, state) {
  const caption = build('figcaption', {}, build('b', { textContent: state.title }));
  if (state.note) caption.append(build('small', { textContent: state.note }));
  if (state.css) caption.append(build('code', { textContent: state.css }));
  const panels = ['light', 'dark'].map((scheme) => {
    const element = make(state);
    element.classList.add(`is-${id}`);
    const shown = state.instead ? [state.instead()] : [element, ...(state.beside?.(element) ?? [])];
    const column = build('div', { className: 'column' }, ...shown);
    return { element, panel: build('div', { className: `panel ${scheme}` }, column) };
  });
  const pair = build('div', { className: 'pair' }, ...panels.map(({ panel }) => panel));
  const figure = build('figure', { id }, caption, pair);
  for (const [name, value] of Object.entries(state.around ?? {})) pair.setAttribute(name, value);
  const own = state.instead ? [] : panels;
  return { figure, reached: () => Promise.all(own.map(({ element }) => reach(state, element))) };
}

/** @type {(() => Promise<unknown>)[]} */
const later = [];
const place = /** @type {HTMLElement} */ (document.querySelector('[data-groups]'));

keepQuiet(console);
setStage();
for (const [title, some] of Object.entries({ ...groups, ...shapes })) {
  const heading = build('h2', { textContent: title, id: `group-${title.toLowerCase().replace(/\W+/g, '-')}` });
  const figures = Object.entries(some).map(([id, state]) => {
    const { figure, reached } = show(id, state);
    later.push(reached);
    return figure;
  });
  const section = build('section', {}, heading, build('div', { className: 'figures' }, ...figures));
  section.setAttribute('aria-labelledby', heading.id);
  place.append(section);
}
wireTools(/** @type {HTMLFormElement} */ (document.querySelector('.tools')), place);

const missing = customElements.get('oauth-connect') === undefined;
for (const notice of document.querySelectorAll('[data-missing]')) notice.toggleAttribute('hidden', !missing);

// What a form finds wrong takes the focus, and the page along: nobody has asked for that who has not touched the page yet.
const goToPlace = () =>
  (document.getElementById(location.hash.slice(1)) ?? document.documentElement).scrollIntoView({ behavior: 'instant' });
const keepPlace = () =>
  requestAnimationFrame(() => {
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    goToPlace();
  });
let isTouched = false;
place.addEventListener('focusin', keepPlace);
for (const touch of ['pointerdown', 'keydown', 'wheel'])
  addEventListener(
    touch,
    () => {
      isTouched = true;
      place.removeEventListener('focusin', keepPlace);
    },
    { once: true },
  );
if (!missing) await Promise.all(later.map((reached) => reached()));
await new Promise(requestAnimationFrame);
await new Promise(requestAnimationFrame);
if (!isTouched) goToPlace();
document.documentElement.dataset['ready'] = '';
