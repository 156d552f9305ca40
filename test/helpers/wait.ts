/** Waiting, for tests in this page. */

/** For what is to be seen not to happen, and for a server to be slow; what is to happen is waited for by `waitUntil`. */
export const pause = (ms = 0): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** The next event of a type. */
export const next = <T extends Event = CustomEvent>(target: EventTarget, type: string): Promise<T> =>
  new Promise((resolve) => target.addEventListener(type, (event) => resolve(event as T), { once: true }));

/** Waits for a condition, for as long as a busy machine may take. */
export async function waitUntil(condition: () => unknown, what = 'it is so', timeoutMs = 15_000): Promise<void> {
  const end = performance.now() + timeoutMs;
  for (let wait = 10; !(await condition()); wait = Math.min(wait * 1.4, 100)) {
    if (performance.now() > end) throw new Error(`After ${String(timeoutMs)} ms it is still not so that ${what}.`);
    await pause(wait);
  }
}
