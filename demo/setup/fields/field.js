// @ts-check
import { isSame } from '../attributes.js';
import { make, prose } from '../dom.js';
import { createControl } from './controls.js';

/**
 * A labelled control for an attribute, with where its value is from and what the element says of it.
 *
 * @typedef {object} Field
 * @property {string} name
 * @property {HTMLElement} element
 * @property {() => void} sync shows what the settings say
 * @property {(problem?: { kind: 'error' | 'warning', message: string }) => void} tell
 * @property {() => void} focus
 * @property {() => boolean} isTouched whether somebody has typed there, or a link has brought a value
 */

/**
 * @param {import('./controls.js').FieldSpec} spec
 * @param {import('../settings.js').Settings} settings
 * @returns {Field}
 */
export function createField(spec, settings) {
  const { name, label, hint, kind } = spec;
  const id = `field-${name}`;
  let typed = false;
  const control = createControl(spec, (value) => {
    typed = true;
    settings.set(name, value);
  });
  const problem = make('p', { id: `${id}-problem`, class: 'problem', hidden: true });
  const source = make('p', { id: `${id}-source`, class: 'source', hidden: true });
  const described = [hint ? `${id}-hint` : '', `${id}-source`, `${id}-problem`].filter(Boolean).join(' ');
  const attribute = make('code', { class: 'name' }, name);
  control.element.id = id;
  control.element.setAttribute('aria-describedby', described);

  const words = make(control.isGroup ? 'span' : 'label', control.isGroup ? { id: `${id}-label` } : { for: id }, label);
  if (control.isGroup) {
    control.element.setAttribute('role', 'group');
    control.element.setAttribute('aria-labelledby', `${id}-label`);
  }
  const head = make('div', { class: 'head' }, words, attribute);
  const hintElement = hint ? [make('p', { id: `${id}-hint`, class: 'hint' }, ...prose(hint))] : [];
  const parts = kind === 'flag' ? [control.element, head] : [head, control.element];
  const element = make(
    'div',
    { class: `field ${kind}`, 'data-field': name },
    ...parts,
    ...hintElement,
    source,
    problem,
  );

  const sync = () => {
    const filled = settings.filled(name);
    control.show(settings.value(name), filled);
    showSource(source, filled, settings.own(name), name, () => {
      settings.set(name, '');
      focusIn(control.element);
    });
    element.dataset['source'] = settings.own(name) ? 'own' : filled ? 'filled' : 'none';
  };
  control.element.addEventListener('focusout', sync);

  return {
    name,
    element,
    sync,
    tell: (found) => {
      problem.hidden = !found;
      // A fault among what few need must not stay out of sight.
      if (found?.kind === 'error') element.closest('details')?.setAttribute('open', '');
      problem.textContent = found?.message ?? '';
      problem.dataset['kind'] = found?.kind ?? '';
      element.dataset['problem'] = found?.kind ?? '';
      for (const one of controlsOf(control.element)) {
        if (found?.kind === 'error') one.setAttribute('aria-invalid', 'true');
        else one.removeAttribute('aria-invalid');
      }
    },
    focus: () => {
      element.closest('details')?.setAttribute('open', '');
      focusIn(control.element);
    },
    isTouched: () => typed || Boolean(settings.own(name)),
  };
}

/**
 * Says that a preset or an issuer has filled it in, or would have, and offers the way back to that.
 *
 * @param {HTMLElement} line
 * @param {import('../settings.js').Filled | undefined} filled
 * @param {string} own
 * @param {string} name
 * @param {() => void} onBack
 */
function showSource(line, filled, own, name, onBack) {
  const isOwn = own !== '' && filled !== undefined && !isSame(name, own, filled.value);
  line.hidden = !filled;
  const text = !filled ? '' : isOwn ? `In place of what ${filled.by} fills in.` : `Filled in by ${filled.by}.`;
  if (line.firstChild?.textContent === text) return;
  const back = make('button', { type: 'button', class: 'quiet' }, 'Put it back');
  back.addEventListener('click', onBack);
  line.replaceChildren(make('span', {}, text), ...(isOwn ? [back] : []));
}

const CONTROLS = 'input, select, textarea';

/** @param {HTMLElement} control */
const controlsOf = (control) => (control.matches(CONTROLS) ? [control] : [...control.querySelectorAll(CONTROLS)]);

/** @param {HTMLElement} control */
function focusIn(control) {
  const first = control.matches(CONTROLS) ? control : control.querySelector('input, textarea:not([hidden]), button');
  if (first instanceof HTMLElement) first.focus();
}
