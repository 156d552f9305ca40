// @ts-check

/**
 * Changes what is around the elements, and remembers it in the address.
 *
 * @param {HTMLFormElement} form
 * @param {HTMLElement} place
 */
export function wireTools(form, place) {
  const chosen = new URL(location.href).searchParams;
  for (const select of form.querySelectorAll('select')) {
    select.value = chosen.get(select.name) ?? '';
    // What is not offered is not taken from an address either.
    if (select.selectedIndex < 0) select.value = '';
    if (select.value) apply(place, select);
  }
  form.addEventListener('submit', (event) => event.preventDefault());
  form.addEventListener('change', ({ target }) => {
    if (!(target instanceof HTMLSelectElement)) return;
    apply(place, target);
    remember(target);
  });
}

/** @param {HTMLSelectElement} select */
function remember({ name, value }) {
  const url = new URL(location.href);
  if (value) url.searchParams.set(name, value);
  else url.searchParams.delete(name);
  history.replaceState(history.state, '', url);
}

/**
 * @param {HTMLElement} place
 * @param {HTMLSelectElement} select
 */
function apply({ style, dataset }, { name, value }) {
  if (name === 'page') dataset['page'] = value;
  if (name === 'width') style.setProperty('--column', value && `${value}px`);
  if (name === 'size') style.setProperty('--size', value && `${value}px`);
  if (name === 'accent') style.setProperty('--oauth-connect-accent', value);
  if (name === 'lang') speak(value);
}

/** @param {string} lang */
function speak(lang) {
  for (const column of document.querySelectorAll('.pair:not([lang]) .column')) {
    if (!(column instanceof HTMLElement)) continue;
    column.lang = lang || 'en';
    column.dir = ['ar', 'he'].includes(lang) ? 'rtl' : 'ltr';
  }
}
