import { css } from 'lit';

/** A connected account. */
export const accountStyles = css`
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
`;
