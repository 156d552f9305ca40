import { html, type TemplateResult } from 'lit';
import { keyed } from 'lit/directives/keyed.js';

/** Images in place of letters: loaded where the author names an icon, or an account has a picture. */

export { imagesStyles as styles } from '../styles/images.js';

/** Shows an image in place of letters. */
export type WithImage = typeof withImage;

const reveal = ({ target }: Event): void => {
  (target as HTMLElement).hidden = false;
};

/**
 * The letters, until and unless the image has come. Its server learns neither who the visitor is there, nor which page this is.
 *
 * @param url - of the image; another one begins anew, so that nobody is seen with the picture of somebody else
 */
export const withImage = (url: string, letters: string): TemplateResult => html`
  ${keyed(
    url,
    html`<img
      hidden
      alt=""
      crossorigin="anonymous"
      referrerpolicy="no-referrer"
      decoding="async"
      src=${url}
      @load=${reveal}
    />`,
  )}<span>${letters}</span>
`;
