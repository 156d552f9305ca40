import { css } from 'lit';

/**
 * The element takes the page's font, size and ink: every line and surface is a mix of that ink with nothing, so it sits
 * on any background. Lengths are in em: it grows with the text around it.
 */
export const styles = css`
  :host {
    --_line: var(--oauth-connect-line, color-mix(in oklab, currentColor 18%, transparent));
    --_wash: color-mix(in oklab, currentColor 5%, transparent);
    --_soft: color-mix(in oklab, currentColor 72%, transparent);
    --_radius: var(--oauth-connect-radius, 0.7em);
    --_gap: var(--oauth-connect-spacing, 0.8em);
    --_accent: var(--oauth-connect-accent, currentColor);
    --_on-accent: var(--oauth-connect-on-accent, light-dark(#fff, #131316));
    --_danger: var(--oauth-connect-danger, light-dark(#b3261e, #ff9d94));
    --_warning: var(--oauth-connect-warning, light-dark(#8a5300, #f2bd6a));
    --_success: var(--oauth-connect-success, light-dark(#1a7f4b, #6fd39c));
    display: block;
    max-inline-size: 28em;
    line-height: 1.45;
  }
  /* Whether the ink is dark or light tells more than the colour scheme does: many dark pages forget to say so. */
  @supports (color: oklch(from red l c h)) {
    :host {
      --_on-accent: var(--oauth-connect-on-accent, oklch(from var(--_accent) clamp(0, (0.62 - l) * 999, 1) 0 0));
      --_danger: var(--oauth-connect-danger, oklch(from currentColor clamp(0.5, (l - 0.6) * 999, 0.8) 0.16 27));
      --_warning: var(--oauth-connect-warning, oklch(from currentColor clamp(0.48, (l - 0.6) * 999, 0.83) 0.11 70));
      --_success: var(--oauth-connect-success, oklch(from currentColor clamp(0.52, (l - 0.6) * 999, 0.8) 0.13 156));
    }
  }
  :host([hidden]),
  [hidden] {
    display: none !important;
  }
  * {
    box-sizing: border-box;
  }
  p,
  form {
    margin: 0;
  }
  button,
  input,
  select {
    font: inherit;
    color: inherit;
    letter-spacing: inherit;
  }
  :focus-visible {
    outline: 2px solid currentColor;
    outline-offset: 2px;
  }
  [tabindex='-1']:focus {
    outline: none;
  }
  button {
    min-block-size: max(2.4em, 24px);
    min-inline-size: 24px;
    padding: 0.2em 0.95em;
    font-size: 0.875em;
    font-weight: 560;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: none;
    cursor: pointer;
    transition: background-color 0.15s;
  }
  button:hover {
    background: var(--_wash);
  }
  button:active {
    background: var(--_line);
  }
  button:disabled {
    opacity: 0.5;
    cursor: not-allowed;
  }
  .primary {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    min-block-size: 2.75em;
    max-inline-size: 100%;
    padding: 0.3em 1.1em 0.3em 0.75em;
    font-size: 1em;
    text-align: start;
    border-color: transparent;
    background: var(--_accent);
  }
  .primary:hover {
    background: color-mix(in oklab, var(--_accent) 88%, transparent);
  }
  .primary:active {
    background: color-mix(in oklab, var(--_accent) 78%, transparent);
  }
  .primary > span {
    display: flex;
    align-items: center;
    gap: 0.6em;
    color: var(--_on-accent);
    overflow-wrap: anywhere;
  }
  [part='icon'] {
    flex: none;
    display: grid;
    place-items: center;
    min-inline-size: 1.6em;
    block-size: 1.6em;
    font-size: 0.82em;
    font-weight: 650;
    border-radius: 0.45em;
    background: color-mix(in oklab, currentColor 20%, transparent);
  }
  .quiet {
    padding-inline: 0.3em;
    border-color: transparent;
    font-weight: 400;
    text-decoration: underline;
    text-underline-offset: 0.2em;
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
    margin-block-start: 0.3em;
    padding: 0.2em 0.7em;
    font-size: 1.143em;
    font-weight: 400;
    border: 1px solid color-mix(in oklab, currentColor 55%, transparent);
    border-radius: calc(var(--_radius) * 0.85);
    background: none;
  }
  option {
    color: CanvasText;
    background: Canvas;
  }
  small,
  .soft {
    font-size: 0.875em;
    font-weight: 400;
    color: var(--_soft);
  }
  small {
    display: block;
    margin-block-start: 0.25em;
  }
  .card {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.6em var(--_gap);
    padding: 0.8em 0.9em;
    border: 1px solid var(--_line);
    border-radius: calc(var(--_radius) * 1.3);
    overflow-wrap: anywhere;
  }
  .who {
    display: flex;
    align-items: center;
    gap: var(--_gap);
    flex: 1 1 11em;
    min-inline-size: 0;
  }
  .who > span:last-child {
    min-inline-size: 0;
  }
  [part='initials'] {
    flex: none;
    display: grid;
    place-items: center;
    inline-size: 2.6em;
    block-size: 2.6em;
    font-weight: 620;
    border-radius: 50%;
    background: color-mix(in oklab, currentColor 10%, transparent);
  }
  [part='connection-name'] {
    display: -webkit-box;
    -webkit-line-clamp: 2;
    -webkit-box-orient: vertical;
    overflow: hidden;
    overflow-wrap: anywhere;
    font-weight: 600;
    line-height: 1.3;
  }
  [part='connection-status']::before {
    content: '';
    display: inline-block;
    inline-size: 0.6em;
    block-size: 0.6em;
    margin-inline-end: 0.45em;
    border-radius: 50%;
    background: var(--_success);
    forced-color-adjust: none;
  }
  .expired [part='connection-status'] {
    color: var(--_warning);
  }
  .expired [part='connection-status']::before {
    background: currentColor;
  }
  .pending {
    display: grid;
    gap: 0.65em;
    padding: 0.95em 1em;
    border: 1px solid transparent;
    border-radius: calc(var(--_radius) * 1.3);
    background: var(--_wash);
    overflow-wrap: anywhere;
  }
  .pending b {
    font-weight: 600;
  }
  .row {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.5em 0.7em;
  }
  .row > p {
    flex: 1;
  }
  .error {
    padding-block: 0.1em;
    border: 0;
    border-inline-start: 0.2em solid var(--_danger);
    border-radius: 0;
    background: none;
  }
  .error b {
    color: var(--_danger);
  }
  .error + * {
    margin-block-start: 1.2em;
  }
  [part='code'] {
    font-family: ui-monospace, monospace;
    font-size: 0.95em;
  }
  ul {
    margin: 0;
    padding-inline-start: 1.2em;
  }
  [part='spinner'] {
    flex: none;
    inline-size: 1.15em;
    block-size: 1.15em;
    border: 0.16em solid var(--_line);
    border-block-start-color: currentColor;
    border-radius: 50%;
    animation: turn 0.9s linear infinite;
  }
  .hidden {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  @keyframes turn {
    to {
      rotate: 1turn;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    * {
      transition: none !important;
    }
    [part='spinner'] {
      animation: none;
    }
  }
`;
