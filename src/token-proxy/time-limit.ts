/** Thrown by {@link withTimeLimit}. */
export class TooSlowError extends Error {}

/**
 * Waits for something, and not too long. Its own timer, ended with the work: those of `AbortSignal.timeout()` stay until
 * they ring, and a busy server would have thousands of them.
 *
 * @param ms - how long it may take
 * @param stop - ends the work when it was too long
 * @throws {@link TooSlowError}, or whatever the work throws
 */
export async function withTimeLimit<T>(ms: number, work: Promise<T>, stop: () => void): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      // First: work that is stopped may look done.
      reject(new TooSlowError());
      stop();
    }, ms);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
