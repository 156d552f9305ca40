import { css } from 'lit';
import { dangerStyles } from './danger.js';

/** The questions before sign-in. */
export const fieldsStyles = css`
  ${dangerStyles}
  input,
  select {
    font: inherit;
    color: inherit;
    letter-spacing: inherit;
    word-spacing: inherit;
  }
  .fields {
    display: grid;
    gap: var(--_gap);
  }
  .fields + slot > .primary {
    inline-size: 100%;
    margin-block-start: calc(var(--_gap) * 1.2);
  }
  label {
    display: block;
    font-size: 0.875em;
    font-weight: 540;
  }
  input,
  select {
    display: block;
    inline-size: 100%;
    min-block-size: 2.5em;
    margin-block-start: 0.25em;
    padding: 0.2em 0.7em;
    border: 1px solid color-mix(in oklab, currentColor 60%, transparent);
    border-radius: calc(var(--_radius) * 0.85);
    background: none;
  }
  input:hover,
  select:hover {
    border-color: currentColor;
  }
  .fields small {
    margin-block-start: 0.25em;
  }
  .problem:empty {
    display: none;
  }
  .problem {
    color: var(--_danger-words);
    font-weight: 540;
  }
  [aria-invalid='true'] {
    border-color: var(--_danger-words);
    box-shadow: inset 0 0 0 1px var(--_danger-words);
  }
  ::placeholder {
    color: color-mix(in oklab, currentColor 80%, transparent);
    opacity: 1;
  }
  option {
    color: CanvasText;
    background: Canvas;
  }
`;
