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
    margin-block-start: calc(var(--_gap) * 1.25);
  }
  [part='field'] {
    margin-block-end: 0.2em;
  }
  label {
    display: block;
    font-size: 0.9375em;
    font-weight: 600;
  }
  input,
  select {
    display: block;
    inline-size: 100%;
    min-block-size: 2.5em;
    margin-block-start: 0.3em;
    padding: 0.2em 0.7em;
    border: 1px solid color-mix(in oklab, currentColor 85%, transparent);
    border-radius: calc(var(--_radius) * 0.85);
    background: none;
  }
  select {
    appearance: none;
    padding-inline-end: 2.2em;
    /* The arrow, drawn with the ink: an image would need a place in the page's policy. */
    background:
      linear-gradient(45deg, transparent 50%, currentColor 50%) calc(100% - 1.15em) 55% / 0.35em 0.35em no-repeat,
      linear-gradient(-45deg, transparent 50%, currentColor 50%) calc(100% - 0.8em) 55% / 0.35em 0.35em no-repeat;
  }
  select:dir(rtl) {
    background-position:
      0.8em 55%,
      1.15em 55%;
  }
  /* An example is no value: a field that waits for one looks so. */
  input:placeholder-shown:not(:focus) {
    border-style: dashed;
  }
  ::placeholder {
    color: inherit;
    font-size: 0.9375em;
    font-style: italic;
    opacity: 1;
  }
  input:hover,
  select:hover {
    border-color: currentColor;
  }
  .fields small {
    margin-block-start: 0.3em;
  }
  .fields > small {
    margin: 0;
  }
  .problem:empty {
    display: none;
  }
  .problem {
    font-weight: 600;
  }
  .problem::before {
    margin-inline-end: 0.4em;
    color: var(--_danger);
    content: '▲';
    content: '▲' / '';
  }
  [aria-invalid='true'] {
    border-color: currentColor;
    box-shadow:
      inset 0 0 0 1px currentColor,
      0 0 0 3px color-mix(in oklab, var(--_danger) 45%, transparent);
  }
  option {
    color: CanvasText;
    background: Canvas;
  }
  @media (forced-colors: active) {
    select {
      appearance: auto;
      padding-inline-end: 0.7em;
    }
  }
`;
