// @ts-check
import { find, make } from './dom.js';

/**
 * The list of the steps: where the reader is, what is done, and where something is wrong.
 *
 * @typedef {'done' | 'fault' | 'open'} State
 */

const WORDS = { done: 'done', fault: 'has a fault', open: '' };

/**
 * @param {HTMLElement} list
 * @param {readonly import('./step-view.js').StepView[]} steps
 */
export function createProgress(list, steps) {
  const items = steps.map(({ number, title, optional }) => {
    const state = make('span', { class: 'hidden' });
    const link = make(
      'a',
      { href: `#step-${number}` },
      make('span', { class: 'dot', 'aria-hidden': 'true' }, String(number)),
      make('span', { class: 'title' }, title, optional ? make('small', {}, ' optional') : ''),
      state,
    );
    link.addEventListener('click', (event) => {
      // The fragment is for the settings.
      event.preventDefault();
      goTo(`step-${number}`);
    });
    list.append(make('li', {}, link));
    return { link, state };
  });
  follow(steps, items, list);

  /** @param {readonly State[]} states */
  return (states) => {
    states.forEach((state, index) => {
      const item = items[index];
      if (!item) return;
      item.link.dataset['state'] = state;
      const words = WORDS[state] ? ` (${WORDS[state]})` : '';
      if (item.state.textContent !== words) item.state.textContent = words;
    });
    const done = states.filter((state) => state === 'done').length;
    find('[data-count]').textContent = `${done} of ${states.length}`;
    find('[data-bar]').style.setProperty('--done', String(done / states.length));
  };
}

/**
 * Scrolls to a step, and puts the focus there, for those who go on by keyboard.
 *
 * @param {string} id
 */
export function goTo(id) {
  const step = document.getElementById(id);
  step?.scrollIntoView({ block: 'start' });
  step?.querySelector('h2')?.focus({ preventScroll: true });
}

/**
 * The current step is the last one whose top has passed the upper third.
 *
 * @param {readonly import('./step-view.js').StepView[]} steps
 * @param {readonly { link: HTMLElement }[]} items
 * @param {HTMLElement} list
 */
function follow(steps, items, list) {
  let current = -1;
  const mark = () => {
    const line = innerHeight / 3;
    const passed = steps.filter(({ element }) => element.getBoundingClientRect().top < line).length - 1;
    if (passed === current) return;
    items[current]?.link.removeAttribute('aria-current');
    current = passed;
    const link = items[current]?.link;
    link?.setAttribute('aria-current', 'step');
    // On a small screen the list is a row that scrolls; only that may move.
    if (link) list.scrollTo({ left: link.offsetLeft - list.clientWidth / 2 + link.offsetWidth / 2 });
  };
  const observer = new IntersectionObserver(mark, { rootMargin: '0px 0px -66% 0px', threshold: [0, 1] });
  for (const { element } of steps) observer.observe(element);
  mark();
}
