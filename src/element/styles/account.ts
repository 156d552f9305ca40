import { css } from 'lit';

/** A connected account. What does not fit beside the name stands below it, and not below the picture. */
export const accountStyles = css`
  .card {
    --_indent: calc(2.6em + var(--_gap));
    padding-inline-start: calc(0.95em + var(--_indent));
    row-gap: 0.4em;
  }
  .card button {
    min-height: max(2.1em, 24px);
  }
  .who {
    margin-inline-start: calc(-1 * var(--_indent));
    flex: 1 1 13em;
    min-width: 0;
  }
  [part='connection-name'] {
    display: -webkit-box;
    -webkit-line-clamp: 2;
    -webkit-box-orient: vertical;
    font-weight: 600;
    overflow: hidden;
  }
  [part='connection-status'] {
    display: flex;
    gap: 0.45em;
    align-items: baseline;
  }
  [part='connection-status']::before {
    flex: none;
    background: var(--oauth-connect-success, light-dark(#1a7f4b, #6fd39c));
    content: '';
    width: 0.6em;
    border-radius: 50%;
    height: 0.6em;
    forced-color-adjust: none;
  }
`;
