import { css } from 'lit';

/** The ring that turns while the visitor signs in. */
export const waitingStyles = css`
  [part='spinner'] {
    flex: none;
    width: 1.15em;
    border: 0.16em solid var(--_line);
    height: 1.15em;
    border-block-start-color: currentColor;
    border-radius: 50%;
    animation: turn 0.9s linear infinite;
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
