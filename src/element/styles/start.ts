import { css } from 'lit';

/** The button that begins it all. */
export const startStyles = css`
  .primary {
    min-height: 2.75em;
    text-align: start;
    font-size: 1em;
    padding: 0.3em 1.1em 0.3em 0.75em;
    border-color: transparent;
    background: var(--_accent);
  }
  .primary:hover {
    box-shadow: 0 0 0 0.2em var(--_line);
  }
  .primary > .row {
    justify-content: center;
    gap: 0.6em;
    color: var(--_on-accent);
  }
  [part='icon'] {
    border-color: currentColor;
    border-radius: 0.45em;
    font-size: 0.82em;
    min-width: 1.6em;
    width: auto;
    height: 1.6em;
  }
`;
