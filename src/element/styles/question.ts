import { css } from 'lit';
import { dangerStyles } from './danger.js';

/** The question before an account is disconnected. */
export const questionStyles = css`
  ${dangerStyles}
  .question {
    inline-size: 100%;
  }
  .question + .row [part='disconnect'] {
    border-color: var(--_danger);
  }
`;
