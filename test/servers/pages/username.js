// @ts-check

/** The login page's conveniences; it works without them. */
const username = /** @type {HTMLInputElement | null} */ (document.querySelector('#username'));

if (username) {
  // The field comes filled in: typing should replace what is there, not add to it.
  username.addEventListener('focus', () => username.select());
  if (document.activeElement === username) username.select();
  document.addEventListener('click', (event) => {
    const chip = event.target instanceof Element ? event.target.closest('a[data-username]') : null;
    if (!chip) return;
    event.preventDefault();
    username.value = chip.getAttribute('data-username') ?? '';
    for (const other of document.querySelectorAll('a[data-username]')) {
      other.setAttribute('aria-current', String(other === chip));
    }
  });
}
