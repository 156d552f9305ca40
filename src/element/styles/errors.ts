import { css } from 'lit';
import { dangerStyles } from './danger.js';

/** An attempt that failed, an account that ran out, and a configuration that can't be used. */
export const errorsStyles = css`
  ${dangerStyles}
  .expired [part='connection-status'] {
    color: var(--_warning);
  }
  .expired [part='connection-status']::before {
    background: currentColor;
  }
  .error {
    padding-block: 0.1em;
    border: 0;
    border-inline-start: 0.2em solid var(--_danger);
    border-radius: 0;
    background: none;
  }
  .error b {
    color: var(--_danger-words);
  }
  .error + * {
    margin-block-start: 1.2em;
  }
  [part='code'] {
    font-family: ui-monospace, monospace;
    font-size: 0.875em;
    color: color-mix(in oklab, currentColor 85%, transparent);
  }
  .error small {
    white-space: pre-line;
    overflow-wrap: anywhere;
  }
  ul {
    font-size: 0.875em;
    padding-inline-start: 1.2em;
  }
`;
