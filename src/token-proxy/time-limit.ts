/** Thrown by {@link withTimeLimit}. */
export class TooSlowError extends Error {}

/**
 * Does something within a time. Its own timer, ended with the work: those of `AbortSignal.timeout()` stay until they ring,
 * and a busy server would have thousands of them.
 *
 * @param ms - how long it may take
 * @param work - gets a signal that ends it
 * @throws {@link TooSlowError}, or whatever the work throws
 */
export async function withTimeLimit<T>(ms: number, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const controller = new AbortController();
  const timer = setTimeout(() => {
    controller.abort(new TooSlowError());
  }, ms);
  try {
    return await work(controller.signal);
  } catch (error) {
    throw controller.signal.aborted ? new TooSlowError() : error;
  } finally {
    clearTimeout(timer);
  }
}
