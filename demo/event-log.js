// @ts-check

const EVENTS = [
  'connecting',
  'connected',
  'restored',
  'refreshed',
  'expired',
  'revoked',
  'cancelled',
  'failed',
  'statuschange',
];

/** As many as anybody scrolls through. */
const MOST = 100;

/**
 * Lists the events of every element below `target`, the newest first. Their details hold no token, so they can be shown
 * as they are.
 *
 * @param {HTMLElement} section
 * @param {EventTarget} target
 */
export function logEvents(section, target) {
  const list = section.querySelector('ol');
  const empty = section.querySelector('[data-empty]');
  if (!list || !(empty instanceof HTMLElement)) return;

  /** @param {Event} event */
  const add = (event) => {
    list.prepend(entryOf(/** @type {CustomEvent} */ (event)));
    while (list.childElementCount > MOST) list.lastElementChild?.remove();
    empty.hidden = true;
  };
  for (const name of EVENTS) target.addEventListener(name, add);
  section.querySelector('[data-clear]')?.addEventListener('click', () => {
    list.replaceChildren();
    empty.hidden = false;
  });
}

/** @param {CustomEvent} event */
function entryOf({ type, detail, target }) {
  const entry = document.createElement('li');
  const time = document.createElement('time');
  const now = new Date();
  time.dateTime = now.toISOString();
  time.textContent = now.toLocaleTimeString([], { hour12: false });
  const name = document.createElement('b');
  name.textContent = type;
  name.dataset['event'] = type;
  const source = document.createElement('small');
  source.textContent = target instanceof Element ? `#${target.id}` : '';
  const json = document.createElement('pre');
  json.tabIndex = 0;
  json.setAttribute('aria-label', `Detail of ${type}`);
  json.textContent = JSON.stringify(detail, readable, 2) ?? '';
  entry.append(time, name, source, json);
  return entry;
}

/**
 * An error's members are not enumerable, and would be missing.
 *
 * @param {string} _key
 * @param {unknown} value
 */
export function readable(_key, value) {
  if (!(value instanceof Error)) return value;
  return Object.assign({ name: value.name, message: value.message }, value);
}
