import { css } from 'lit';

/**
 * The element takes the page's font, size and ink: every line is a mix of that ink with nothing, so it sits on any
 * background. Words have the whole of it, and nothing under them: an ink that can just be read there bears no thinning.
 * Lengths are in em: it grows with the text around it.
 */
export const baseStyles = css`
  :host {
    max-width: 28em;
    line-height: 1.45;
    --_line: var(--oauth-connect-line, color-mix(in oklab, currentColor 18%, transparent));
    --_radius: var(--oauth-connect-radius, 0.7em);
    --_gap: var(--oauth-connect-spacing, 0.8em);
    --_accent: var(--oauth-connect-accent, currentColor);
    /* Whether the ink is dark or light tells more than the colour scheme does: many dark pages forget to say so. */
    --_on-accent: var(--oauth-connect-on-accent, lab(from var(--_accent) clamp(0, (49.6 - l) * 9999, 100) 0 0));
    display: block;
    /* What only screen readers get stays within it: elsewhere it would make pages wider. */
    position: relative;
    overflow-wrap: anywhere;
  }
  :host([hidden]),
  [hidden] {
    display: none !important;
  }
  * {
    box-sizing: border-box;
    margin: 0;
  }
  button {
    padding: 0.2em 0.95em;
    min-width: 24px;
    min-height: max(2.4em, 24px);
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    color: inherit;
    background: none;
    letter-spacing: inherit;
    word-spacing: inherit;
    font: inherit;
    font-size: 0.875em;
    cursor: pointer;
    font-weight: 600;
  }
  button:where(:hover) {
    border-color: currentColor;
  }
  button:active {
    translate: 0 1px;
  }
  button:disabled {
    opacity: 0.5;
    pointer-events: none;
  }
  :focus-visible {
    outline: 2px solid currentColor;
    outline-offset: 2px;
  }
  .row {
    display: flex;
    align-items: center;
    gap: 0.6em var(--_gap);
  }
  [part='icon'],
  [part='initials'] {
    flex: none;
    border: 1px solid var(--_line);
    display: grid;
    border-radius: 50%;
    place-items: center;
    font-weight: 600;
    width: 2.6em;
    height: 2.6em;
  }
  .quiet {
    text-decoration: underline;
    font-weight: 400;
    padding-inline: 0.3em;
    margin-inline: calc(-0.3em - 1px);
    border-color: transparent;
  }
  small {
    display: block;
    font-size: 0.875em;
    font-weight: 400;
  }
  .card,
  .pending {
    padding: 0.75em 0.95em;
    border: 1px solid var(--_line);
    border-radius: calc(var(--_radius) * 1.3);
  }
  .card + * {
    margin-top: 0.6em;
  }
  .wrap {
    flex-wrap: wrap;
  }
  .pending {
    display: grid;
    gap: 0.65em;
  }
  .hidden {
    overflow: hidden;
    height: 1px;
    width: 1px;
    position: absolute;
    clip-path: inset(50%);
    white-space: nowrap;
  }
`;
