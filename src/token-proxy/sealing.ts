/** Sealed texts: AES-256-GCM, a fresh nonce of 96 bits in front (NIST SP 800-38D §8.2.2). */

const nonceLength = 12;

export const toBase64Url = (bytes: Uint8Array): string =>
  btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');

/** The bytes that a text stands for; `undefined` when it stands for none, or is not how they would be written here. */
export function fromBase64Url(text: string): Uint8Array<ArrayBuffer> | undefined {
  try {
    const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
    const bytes = Uint8Array.from(binary, (letter) => letter.charCodeAt(0));
    return toBase64Url(bytes) === text ? bytes : undefined;
  } catch {
    return undefined;
  }
}

const importKey = (key: Uint8Array<ArrayBuffer>, usage: 'encrypt' | 'decrypt') =>
  crypto.subtle.importKey('raw', key, 'AES-GCM', false, [usage]);

const algorithm = (nonce: Uint8Array<ArrayBuffer>, boundTo: string) => ({
  name: 'AES-GCM',
  iv: nonce,
  additionalData: new TextEncoder().encode(`oauth-connect 1 ${boundTo}`),
});

/**
 * Seals a text.
 *
 * @param key - 32 bytes
 * @param boundTo - has to be the same when it is opened
 */
export async function seal(text: string, key: Uint8Array<ArrayBuffer>, boundTo: string): Promise<string> {
  const nonce = crypto.getRandomValues(new Uint8Array(nonceLength));
  const plain = new TextEncoder().encode(text);
  const sealed = await crypto.subtle.encrypt(algorithm(nonce, boundTo), await importKey(key, 'encrypt'), plain);
  return toBase64Url(Uint8Array.of(...nonce, ...new Uint8Array(sealed)));
}

/** The text, if one of the keys opens it and it is bound to this; nothing otherwise, whatever is wrong with it. */
export async function openSealed(
  sealed: string,
  keys: readonly Uint8Array<ArrayBuffer>[],
  boundTo: string,
): Promise<string | undefined> {
  const bytes = fromBase64Url(sealed);
  if (!bytes || bytes.byteLength <= nonceLength) return undefined;
  const how = algorithm(bytes.slice(0, nonceLength), boundTo);
  for (const key of keys) {
    try {
      const text = await crypto.subtle.decrypt(how, await importKey(key, 'decrypt'), bytes.slice(nonceLength));
      return new TextDecoder().decode(text);
    } catch {
      // Another key, or none of ours.
    }
  }
  return undefined;
}
