/**
 * Reads a body as text, for as long as it is small enough.
 *
 * @param most - the most that it may have, in bytes
 * @returns the text; `undefined` where there is more of it
 */
export async function readText(
  reader: ReadableStreamDefaultReader<Uint8Array> | undefined,
  most: number,
): Promise<string | undefined> {
  const decoder = new TextDecoder();
  let text = '';
  let size = 0;
  for (let chunk = await reader?.read(); chunk?.value; chunk = await reader?.read()) {
    size += chunk.value.byteLength;
    if (size > most) {
      leave(reader);
      return undefined;
    }
    text += decoder.decode(chunk.value, { stream: true });
  }
  return text + decoder.decode();
}

/** Not waited for: whoever sends slowly may end slowly as well. */
export function leave(body: { readonly cancel: () => Promise<void> } | null | undefined): void {
  body?.cancel().catch(() => undefined);
}
