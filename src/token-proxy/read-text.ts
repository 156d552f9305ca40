/**
 * Reads a body as text, for as long as it is small enough and the signal has not ended it.
 *
 * @param most - the most that it may have, in bytes
 * @returns the text; `undefined` where there is more of it
 * @throws the signal's reason
 */
export async function readText(
  body: ReadableStream<Uint8Array> | null,
  most: number,
  signal: AbortSignal,
): Promise<string | undefined> {
  if (!body) return '';
  const reader = body.getReader();
  let giveUp: () => void = () => undefined;
  // A body that trickles in, or never ends, does not care for signals by itself.
  const ended = new Promise<never>((_resolve, reject) => {
    giveUp = () => {
      reject(signal.reason as Error);
    };
  });
  signal.addEventListener('abort', giveUp);
  try {
    const decoder = new TextDecoder();
    let text = '';
    for (let size = 0; ;) {
      const { value, done } = await Promise.race([reader.read(), ended]);
      if (done) return text + decoder.decode();
      size += value.byteLength;
      if (size > most) {
        leave(reader);
        return undefined;
      }
      text += decoder.decode(value, { stream: true });
    }
  } catch (error) {
    leave(reader);
    throw error;
  } finally {
    signal.removeEventListener('abort', giveUp);
  }
}

/** Not waited for: whoever sends slowly may end slowly as well. */
function leave(reader: ReadableStreamDefaultReader): void {
  reader.cancel().catch(() => undefined);
}
