// @ts-check
import { make, prose } from './dom.js';

/** What is to be done at the provider that was chosen, before anything here can work. */

const UNKNOWN =
  'Nobody has confirmed yet that its token endpoint answers pages. Try it here: if it does not, you need a token proxy.';

/**
 * @param {HTMLElement} place
 * @param {import('./settings.js').Settings} settings
 * @param {readonly import('./examples.js').Example[]} examples
 */
export function showProviderNotes(place, { choice, preset }, examples) {
  const example = examples.find(({ id }) => id === choice);
  place.hidden = !preset && !example && choice !== 'other';
  place.replaceChildren(...(preset ? ofPreset(preset) : example ? ofExample(example) : ofOther()));
}

/** @param {import('./settings.js').Preset} preset */
function ofPreset({ name, console: steps, needsServer, tokenCors, options, sources }) {
  const links = sources.filter((source) => source.startsWith('https://'));
  return [
    make('h3', {}, `At ${name}`),
    make('p', {}, ...prose(steps)),
    ...(needsServer ? [make('p', { class: 'warning' }, `A page alone cannot use it, because ${needsServer}.`)] : []),
    ...(options.responseType === 'code' && !needsServer && tokenCors === 'unknown' ? [make('p', {}, UNKNOWN)] : []),
    make(
      'details',
      {},
      make('summary', {}, 'Where this is from'),
      make(
        'ul',
        {},
        ...links.map((href) => make('li', {}, make('a', { href, rel: 'noreferrer', target: '_blank' }, href))),
        ...sources
          .filter((one) => !one.startsWith('https://'))
          .map((one) => make('li', {}, one.replace('[K]', 'Not looked up:'))),
      ),
    ),
  ];
}

/** @param {import('./examples.js').Example} example */
const ofExample = ({ name, hint }) => [
  make('h3', {}, `${name} is ready`),
  make(
    'p',
    {},
    'Everything below is filled in, so you can click Connect at once, and see what each step is for. ',
    ...prose(hint),
  ),
];

const ofOther = () => [
  make('h3', {}, 'At your provider'),
  make(
    'p',
    {},
    'Look for “OAuth apps”, “API clients” or “Developer settings”, register an app there of the kind “single-page” or ' +
      '“public” if it asks, and keep its page open: you will copy from it, and into it.',
  ),
];
