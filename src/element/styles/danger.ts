import { css } from 'lit';

/**
 * The colours of what is wrong or ran out: they come with the views that show it. They are for marks; words keep the ink of
 * the page, which is the one colour that is known to be readable there.
 */
export const dangerStyles = css`
  :host {
    --_danger: var(--oauth-connect-danger, light-dark(#b3261e, #ff9d94));
    --_warning: var(--oauth-connect-warning, light-dark(#8a5300, #f2bd6a));
  }
  @supports (color: oklch(from red l c h)) {
    :host {
      --_danger: var(--oauth-connect-danger, oklch(from currentColor clamp(0.5, (l - 0.565) * 999, 0.8) 0.16 27));
      --_warning: var(--oauth-connect-warning, oklch(from currentColor clamp(0.48, (l - 0.565) * 999, 0.88) 0.1 70));
    }
  }
`;
