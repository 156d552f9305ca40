// @ts-check
import { make } from './dom.js';

/**
 * The choice before the first step: whose accounts are to be connected.
 *
 * @typedef {import('./settings.js').Preset} Preset
 * @typedef {import('./examples.js').Example} Example
 */

/** @param {Preset} preset */
const way = ({ options }) => (options.responseType === 'code' ? 'code + PKCE' : 'implicit');

/**
 * @param {string} id
 * @param {string} name
 * @param {string} about
 */
const tile = (id, name, about) =>
  make(
    'label',
    { class: 'tile', 'data-words': `${name} ${id}`.toLowerCase() },
    make('input', { type: 'radio', name: 'provider', value: id }),
    make('b', {}, name),
    make('small', {}, about),
  );

/**
 * @param {string} legend
 * @param {string} about
 * @param {HTMLElement[]} tiles
 */
const group = (legend, about, tiles) =>
  make(
    'fieldset',
    { class: 'providers' },
    make('legend', {}, legend, make('small', {}, about)),
    make('div', { class: 'tiles' }, ...tiles),
  );

/**
 * @param {HTMLElement} place
 * @param {{ presets: readonly Preset[], examples: readonly Example[], onChoice: (id: string) => void }} options
 * @returns {(id: string) => void} shows a choice
 */
export function createProviders(place, { presets, examples, onChoice }) {
  const [alone, served] = [presets.filter((one) => !one.needsServer), presets.filter((one) => one.needsServer)];
  const groups = [
    group('To try it', 'at once, with a provider that runs on your computer', [
      ...examples.map(({ id, name, about }) => tile(id, name, about)),
    ]),
    group('Work in a page', 'no server of your own', [...alone.map((one) => tile(one.id, one.name, way(one)))]),
    group('Need a token proxy', 'a small server that keeps the client secret', [
      ...served.map((one) => tile(one.id, one.name, 'code, by a proxy')),
    ]),
    group('Any other', 'that speaks OAuth 2.0', [tile('other', 'Another provider', 'enter its addresses')]),
  ];
  const search = make('input', { type: 'search', id: 'find', autocomplete: 'off', placeholder: 'GitLab' });
  const none = make('p', { class: 'hint', hidden: true, role: 'status' });
  const box = make('div', { class: 'find' }, make('label', { for: 'find' }, 'Find yours'), search);
  const shown = examples.length > 0 ? groups : groups.slice(1);
  place.append(box, none, ...shown);

  search.addEventListener('input', () => narrow(shown, search.value.trim().toLowerCase(), none));
  place.addEventListener('change', ({ target }) => {
    if (target instanceof HTMLInputElement && target.name === 'provider') onChoice(target.value);
  });
  return (id) => {
    for (const input of place.querySelectorAll('input[name=provider]')) {
      if (input instanceof HTMLInputElement) input.checked = input.value === id;
    }
  };
}

/**
 * Leaves those that were asked for; another provider is always one of them.
 *
 * @param {readonly HTMLElement[]} groups
 * @param {string} wanted
 * @param {HTMLElement} none
 */
function narrow(groups, wanted, none) {
  let count = 0;
  for (const element of groups) {
    const tiles = [...element.querySelectorAll('.tile')].filter((one) => one instanceof HTMLElement);
    for (const one of tiles) {
      const isOther = one.querySelector('input')?.value === 'other';
      one.hidden = !isOther && !(one.dataset['words'] ?? '').includes(wanted);
      if (!one.hidden && !isOther) count += 1;
    }
    element.hidden = tiles.every((one) => one.hidden);
  }
  none.hidden = count > 0;
  none.textContent =
    count > 0 ? '' : 'There is no preset for that one. Take “Another provider”: any that speaks OAuth will do.';
}
