import { css } from 'lit';
import { dangerStyles } from './danger.js';

/** An attempt that failed, an account that ran out, and a configuration that can't be used. */
export const errorsStyles = css`
  ${dangerStyles}
  .expired [part='connection-status'] {
    color: var(--oauth-connect-warning, inherit);
  }
  .expired [part='connection-status']::before {
    background: var(--_warning);
  }
  .error {
    --_mark: 1.45em;
    position: relative;
    padding-inline-start: calc(0.95em + var(--_mark) + var(--_gap) * 0.8);
  }
  .error::before {
    position: absolute;
    inset-block-start: 0.75em;
    inset-inline-start: 0.95em;
    display: grid;
    place-items: center;
    box-sizing: border-box;
    inline-size: var(--_mark);
    block-size: var(--_mark);
    border: 0.13em solid;
    border-radius: 50%;
    color: var(--_danger);
    font-weight: 700;
    line-height: 1;
    content: '!';
    content: '!' / '';
  }
  .error b {
    color: var(--oauth-connect-danger, inherit);
  }
  .error + * {
    margin-block-start: 1.2em;
  }
  .error small {
    white-space: pre-line;
    overflow-wrap: anywhere;
  }
  [part='code'] {
    font-family: ui-monospace, monospace;
  }
  ul {
    font-size: 0.875em;
    padding-inline-start: 1.2em;
  }
`;
