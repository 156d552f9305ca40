// @ts-check
import { needsProxy } from './code/proxy-config.js';
import { find, later, make, prose } from './dom.js';
import { say } from './spoken.js';

/**
 * Puts what the element says of the settings beside the fields that it names, once somebody has been there; and lists
 * what is still missing, quietly, where the preview will be.
 *
 * @typedef {import('./preview.js').Reading} Reading
 * @typedef {import('./preview.js').Problem} Problem
 * @typedef {import('./fields/field.js').Field} Field
 */

const SUMMARIES = {
  empty: 'Choose a provider to begin.',
  ready: 'Ready: this is the real thing, click it.',
  proxy: 'Complete. It connects once the token proxy answers at its token URL: `proxy.json` is below.',
  connected: 'Connected: this is what your visitors will see.',
  faulty: 'Before it can connect:',
};

/** What the handle of a closed sheet says of what is in it. */
const HANDLE = { empty: '', ready: 'ready', proxy: 'needs a token proxy', connected: 'connected' };

/**
 * @param {readonly Field[]} fields
 * @param {import('./settings.js').Settings} settings
 * @returns {(reading: Reading) => void}
 */
export function createProblems(fields, settings) {
  const [stage, list, summary] = [find('[data-stage]'), find('[data-problems]'), find('[data-ready]')];
  const speak = createSpeaker(fields);
  /** @param {Problem} problem */
  const placed = ({ attribute, message }) => ({
    // What a provider lacks for a page is put right by a token URL.
    name: attribute === 'provider' && settings.preset?.needsServer ? 'token-url' : attribute,
    message,
  });

  return (reading) => {
    const [errors, warnings] = [reading.errors.map(placed), reading.warnings.map(placed)];
    for (const field of fields) {
      const error = errors.find(({ name }) => name === field.name);
      const warning = warnings.find(({ name }) => name === field.name);
      if (error && field.isTouched()) field.tell({ kind: 'error', message: error.message });
      else if (warning && !error) field.tell({ kind: 'warning', message: warning.message });
      else field.tell();
    }
    const usable = reading.isConnected ? 'connected' : needsProxy(settings) ? 'proxy' : 'ready';
    const state = settings.live().length === 0 ? 'empty' : errors.length === 0 ? usable : 'faulty';
    // The element would say the same, in red, to somebody who has only begun.
    stage.hidden = state === 'faulty';
    list.hidden = state !== 'faulty';
    // Only what differs: a button that is being pressed would be gone before it is let go.
    if ([...list.children].map((item) => item.textContent).join() !== errors.map(({ message }) => message).join())
      list.replaceChildren(...errors.map((error) => itemFor(error, fields)));
    summary.replaceChildren(make('span', {}, ...prose(SUMMARIES[state])));
    summary.dataset['state'] = state;
    find('[data-handle-state]').textContent = { ...HANDLE, faulty: `${errors.length} to do` }[state];
    speak(errors);
  };
}

/**
 * Says aloud what concerns the field where somebody is typing, once they pause, and only when it changes.
 *
 * @param {readonly Field[]} fields
 */
function createSpeaker(fields) {
  let last = '';
  let words = '';
  const speak = later(() => say(words), 1000);
  return (/** @type {readonly { name: string, message: string }[]} */ errors) => {
    const field = fields.find(({ element }) => element.contains(document.activeElement));
    const isShown = field?.element.dataset['problem'] === 'error';
    const message = (isShown && errors.find(({ name }) => name === field.name)?.message) || '';
    if (field && message !== last) {
      words = message || `${field.name} is all right now.`;
      speak();
    }
    last = message;
  };
}

/**
 * @param {{ name: string, message: string }} error
 * @param {readonly Field[]} fields
 */
function itemFor({ name, message }, fields) {
  const field = fields.find((one) => one.name === name);
  if (!field) return make('li', {}, message);
  const button = make('button', { type: 'button', class: 'link' }, message);
  button.addEventListener('click', () => field.focus());
  return make('li', {}, button);
}
