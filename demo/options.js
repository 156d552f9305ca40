// @ts-check

/**
 * Form controls that set attributes of the element: a check box for a boolean one, a select whose empty value is the
 * default.
 *
 * @param {HTMLElement} form
 * @param {HTMLElement} element
 */
export function wireOptions(form, element) {
  form.addEventListener('submit', (event) => event.preventDefault());
  form.addEventListener('change', ({ target }) => {
    const name = target instanceof HTMLElement ? target.dataset['attribute'] : undefined;
    if (!name) return;
    if (target instanceof HTMLInputElement) element.toggleAttribute(name, target.checked);
    if (target instanceof HTMLSelectElement) setOrRemove(element, name, target.value);
    remember(name, element.getAttribute(name));
  });
  restore(form, element);
}

/**
 * The choices live in the address, so that they survive a sign-in that leaves this page, and can be sent to somebody.
 *
 * @param {string} name
 * @param {string | null} value
 */
function remember(name, value) {
  const url = new URL(location.href);
  if (value === null) url.searchParams.delete(name);
  else url.searchParams.set(name, value);
  history.replaceState(history.state, '', url);
}

/**
 * @param {HTMLElement} form
 * @param {HTMLElement} element
 */
function restore(form, element) {
  const chosen = new URL(location.href).searchParams;
  for (const control of form.querySelectorAll('[data-attribute]')) {
    const name = control.getAttribute('data-attribute') ?? '';
    const value = chosen.get(name);
    if (value === null) continue;
    if (control instanceof HTMLInputElement) control.checked = true;
    if (control instanceof HTMLSelectElement) control.value = value;
    // What the control does not offer is not taken from an address either.
    if (control instanceof HTMLSelectElement && control.value !== value) control.value = '';
    else element.setAttribute(name, value);
  }
}

/**
 * @param {HTMLElement} element
 * @param {string} name
 * @param {string} value
 */
function setOrRemove(element, name, value) {
  if (value) element.setAttribute(name, value);
  else element.removeAttribute(name);
}
