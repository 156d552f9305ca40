// @ts-check
import { callbackOf } from './callback.js';
import { find, make, prose } from './dom.js';
import { highlight } from './highlight.js';
import { wireCopy } from './spoken.js';
import { WRITERS } from './code/writers.js';

/**
 * The code, in one of several languages, as tabs (https://www.w3.org/WAI/ARIA/apg/patterns/tabs/).
 *
 * @param {HTMLElement} panel
 * @param {import('./settings.js').Settings} settings
 */
export function createCodePanel(panel, settings) {
  const tabs = find('[role=tablist]', panel);
  const view = find('[role=tabpanel]', panel);
  const code = find('code', view);
  const notes = find('[data-notes]', panel);
  const file = find('[data-file]', panel);
  let current = 0;

  const writer = () => /** @type {import('./code/writers.js').Writer} */ (WRITERS[current]);
  const show = () => {
    code.replaceChildren(...highlight(writer().write(settings.written())));
    file.textContent = writer().file;
    const { pathname } = callbackOf(settings);
    const host = `Host \`oauth-callback.html\` and \`oauth-callback.js\`, so that the first is at \`${pathname}\`.`;
    notes.replaceChildren(...[...writer().notes, host].map((note) => make('li', {}, ...prose(note))));
  };

  const buttons = WRITERS.map(({ id, label }) =>
    make('button', { type: 'button', role: 'tab', id: `tab-${id}`, 'aria-controls': 'code' }, label),
  );
  const select = (/** @type {number} */ index, isFocused = true) => {
    current = (index + WRITERS.length) % WRITERS.length;
    buttons.forEach((button, at) => {
      button.setAttribute('aria-selected', String(at === current));
      button.tabIndex = at === current ? 0 : -1;
    });
    view.setAttribute('aria-labelledby', `tab-${writer().id}`);
    if (isFocused) buttons[current]?.focus();
    show();
  };
  buttons.forEach((button, index) => button.addEventListener('click', () => select(index)));
  tabs.addEventListener('keydown', (event) => {
    const to = { ArrowRight: current + 1, ArrowLeft: current - 1, Home: 0, End: WRITERS.length - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    select(to);
  });
  tabs.append(...buttons);
  select(0, false);
  settings.addEventListener('change', show);
  wireCopy(find('[data-copy-code]', panel), 'Code', () => code.textContent ?? '');
}
