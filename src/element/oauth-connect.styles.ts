import { css } from 'lit';

/**
 * The element takes the page's font, size and ink: every line and surface is a mix of that ink with nothing, so it sits
 * on any background. Lengths are in em: it grows with the text around it. What is seen now and then comes with the parts
 * that show it.
 */
export const styles = css`
  :host {
    max-width: 28em;
    line-height: 1.45;
    --_line: var(--oauth-connect-line, color-mix(in oklab, currentColor 18%, transparent));
    --_wash: color-mix(in oklab, currentColor 6%, transparent);
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
    background: var(--_wash);
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
  [part='icon'],
  [part='initials'] {
    flex: none;
    background: color-mix(in oklab, currentColor 14%, transparent);
    display: grid;
    border-radius: 50%;
    place-items: center;
    font-weight: 600;
    width: 2.6em;
    height: 2.6em;
  }
  [part='icon'] {
    border-radius: 0.45em;
    font-size: 0.82em;
    min-width: 1.6em;
    width: auto;
    height: 1.6em;
  }
  .quiet {
    text-decoration: underline;
    font-weight: 400;
    padding-inline: 0.3em;
    border-color: transparent;
  }
  small {
    display: block;
    font-size: 0.875em;
    font-weight: 400;
    color: color-mix(in oklab, currentColor 85%, transparent);
  }
  .card,
  .pending {
    padding: 0.85em 0.95em;
    border: 1px solid var(--_line);
    border-radius: calc(var(--_radius) * 1.3);
  }
  .card + * {
    margin-top: 0.6em;
  }
  .wrap {
    flex-wrap: wrap;
  }
  .who {
    flex: 1 1 11em;
    min-width: 0;
  }
  [part='connection-name'] {
    display: -webkit-box;
    -webkit-line-clamp: 2;
    -webkit-box-orient: vertical;
    font-weight: 600;
    overflow: hidden;
  }
  [part='connection-status']::before {
    background: var(--oauth-connect-success, light-dark(#1a7f4b, #6fd39c));
    content: '';
    width: 0.6em;
    display: inline-block;
    margin-inline-end: 0.45em;
    border-radius: 50%;
    height: 0.6em;
    forced-color-adjust: none;
  }
  .pending {
    display: grid;
    gap: 0.65em;
    border-color: transparent;
    background: var(--_wash);
  }
  [part='spinner'] {
    flex: none;
    width: 1.15em;
    border: 0.16em solid var(--_line);
    height: 1.15em;
    border-block-start-color: currentColor;
    border-radius: 50%;
    animation: turn 0.9s linear infinite;
  }
  .hidden {
    overflow: hidden;
    height: 1px;
    width: 1px;
    position: absolute;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  @keyframes turn {
    to {
      rotate: 1turn;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    [part='spinner'] {
      animation: none;
    }
  }
`;
