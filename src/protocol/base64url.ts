/** Octets as base64url without padding (RFC 4648 §5). */
export const base64url = (octets: Uint8Array): string =>
  btoa(String.fromCharCode(...octets)).replace(/[+/=]/g, (sign) => ({ '+': '-', '/': '_' })[sign] ?? '');

/** 256 random bits: what nobody can guess (RFC 6749 §10.10). */
export const randomText = (): string => base64url(crypto.getRandomValues(new Uint8Array(32)));

/** The UTF-8 octets of a text, digested and written as base64url; with `half`, the left half of the digest alone. */
export async function digest(text: string, algorithm = 'SHA-256', half = false): Promise<string> {
  const octets = new Uint8Array(await crypto.subtle.digest(algorithm, new TextEncoder().encode(text)));
  return base64url(half ? octets.subarray(0, octets.length / 2) : octets);
}
