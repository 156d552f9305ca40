/**
 * Does something that a signal of its caller can end the wait for, at once; what has begun goes on.
 *
 * @returns what it comes to. Rejects with the signal's own reason; where that is aborted by then, nothing is begun
 */
export function untilAborted<T>(begin: () => Promise<T>, signal: AbortSignal | null | undefined): Promise<T> {
  if (!signal) return begin();
  return new Promise((resolve, reject) => {
    const abort = (): void => reject(signal.reason as Error);
    if (signal.aborted) {
      abort();
      return;
    }
    signal.addEventListener('abort', abort);
    void begin()
      .then(resolve, reject)
      .finally(() => signal.removeEventListener('abort', abort));
  });
}
