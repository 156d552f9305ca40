// @ts-check
import { find } from './dom.js';

/** On a small screen the preview is a sheet at the bottom, of which only the handle shows until it is opened. */
export function wireSheet() {
  const sheet = find('[data-sheet]');
  const handle = find('[data-handle]', sheet);
  const set = (/** @type {boolean} */ isOpen) => {
    sheet.toggleAttribute('data-open', isOpen);
    handle.setAttribute('aria-expanded', String(isOpen));
  };
  for (const link of document.querySelectorAll('[data-skip]')) {
    link.addEventListener('click', (event) => {
      // The fragment is for the settings.
      event.preventDefault();
      const target = find(`#${link.getAttribute('data-skip')}`);
      if (sheet.contains(target)) set(true);
      target.focus();
    });
  }
  handle.addEventListener('click', () => set(handle.getAttribute('aria-expanded') !== 'true'));
  sheet.addEventListener('keydown', ({ key }) => {
    if (key !== 'Escape' || handle.getAttribute('aria-expanded') !== 'true') return;
    set(false);
    handle.focus();
  });
  // What is behind an open sheet cannot be read: whoever goes there wants it closed.
  document.addEventListener('focusin', ({ target }) => {
    if (target instanceof Node && !sheet.contains(target)) set(false);
  });
}
