/** How long after one look the next one comes. */
export const lookEveryMs = 500;

/**
 * Looks twice a second. Each look comes half a second after the one before, however late that was, so that several in a row
 * take as long as they say: those of `setInterval()` follow one another at once where a browser is busy.
 *
 * @param look - tells whether it has seen enough
 * @param signal - ends it
 */
export function lookUntil(look: () => boolean, signal: AbortSignal): void {
  let timer: ReturnType<typeof setTimeout>;
  const next = (): void => {
    timer = setTimeout(() => {
      if (!look() && !signal.aborted) next();
    }, lookEveryMs);
  };
  next();
  signal.addEventListener('abort', () => clearTimeout(timer));
}
