// @ts-check
import { find, make } from './dom.js';

/**
 * Says something to those who do not see it.
 *
 * @param {string} text
 */
export function say(text) {
  // A text that is there already would not be said again.
  find('[data-spoken]').replaceChildren(make('span', {}, text));
}

/**
 * Lets a button copy what `text` gives, and tell so, in its own words and in spoken ones.
 *
 * @param {HTMLElement} button
 * @param {string} what that is copied, for the spoken words
 * @param {() => string} text
 */
export function wireCopy(button, what, text) {
  const label = button.textContent ?? '';
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  button.addEventListener('click', async () => {
    clearTimeout(timer);
    const copied = await navigator.clipboard.writeText(text()).then(
      () => true,
      () => false,
    );
    button.dataset['copied'] = String(copied);
    button.textContent = copied ? 'Copied' : 'Not allowed';
    say(copied ? `${what} copied` : `This browser does not allow copying. Select the text and copy it yourself.`);
    timer = setTimeout(() => {
      button.textContent = label;
      delete button.dataset['copied'];
    }, 2000);
  });
}
