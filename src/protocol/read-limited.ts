/** More than any answer of the protocol or any profile has, and not enough to harm the page. */
const largestBytes = 1024 * 1024;

/** A body as text; `undefined` where it is larger than 1 MiB. */
export async function readLimited(response: Response): Promise<string | undefined> {
  const reader = response.body?.getReader();
  const decoder = new TextDecoder();
  let text = '';
  for (let bytes = 0, chunk = await reader?.read(); chunk?.value; chunk = await reader?.read()) {
    bytes += chunk.value.byteLength;
    if (bytes > largestBytes) {
      void reader?.cancel();
      return undefined;
    }
    text += decoder.decode(chunk.value, { stream: true });
  }
  return text + decoder.decode();
}
