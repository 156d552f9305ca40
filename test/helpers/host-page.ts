import { evaluateInWindow, textOf } from './browser.js';

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

/** The statuses of so many requests at once with the connection of the page's element. */
export const fetchIn = (handle: string, to: string, times: number) =>
  evaluateInWindow(
    async (url: string, count: number) => {
      const element = document.querySelector('oauth-connect') as unknown as { fetch(to: string): Promise<Response> };
      const answers = await Promise.all(Array.from({ length: count }, () => element.fetch(url)));
      return answers.map(({ status }) => status);
    },
    { handle },
    to,
    times,
  );

/** Waits until a window shows these words, and gives all that it shows. */
export async function words(handle: string, expected: string): Promise<string> {
  await evaluateInWindow(
    async (text: string) => {
      // The page may still be on its way.
      while (!document.documentElement?.textContent.includes(text))
        await new Promise<void>((resolve) => {
          const observer = new MutationObserver(() => (observer.disconnect(), resolve()));
          observer.observe(document, { childList: true, subtree: true, characterData: true });
        });
    },
    { handle },
    expected,
  );
  return textOf({ handle });
}
