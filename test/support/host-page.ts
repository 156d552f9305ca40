import { evaluateInWindow } from './browser.js';

/** Waits in the page until the element has this status. */
export const until = (handle: string, status: string) =>
  evaluateInWindow(
    async (wanted: string) => {
      const element = document.querySelector('oauth-connect') as Element & { status: string };
      while (element.status !== wanted)
        await new Promise((resolve) => element.addEventListener('statuschange', resolve, { once: true }));
      return element.status;
    },
    { handle },
    status,
  );
