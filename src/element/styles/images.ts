import { css } from 'lit';

/** Images in place of letters. */
export const imagesStyles = css`
  img {
    grid-area: 1 / 1;
    inline-size: 100%;
    block-size: 100%;
    border-radius: inherit;
    object-fit: cover;
  }
  [part='icon'] img {
    inline-size: 1.6em;
    block-size: 1.6em;
    object-fit: contain;
  }
  img + span {
    grid-area: 1 / 1;
  }
  img:not([hidden]) + span {
    visibility: hidden;
  }
  :has(> img:not([hidden])) {
    border: 0;
  }
`;
