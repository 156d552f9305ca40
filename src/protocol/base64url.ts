/** Octets as base64url without padding (RFC 4648 §5). */
export const base64url = (octets: Uint8Array): string =>
  btoa(String.fromCharCode(...octets)).replace(/[+/=]/g, (sign) => ({ '+': '-', '/': '_' })[sign] ?? '');

/**
 * The digest of a text's UTF-8 octets, as base64url.
 *
 * @param half - the left half of the digest alone (`at_hash`, OpenID Connect Core §3.2.2.9)
 */
export async function digest(text: string, algorithm = 'SHA-256', half = false): Promise<string> {
  const octets = new Uint8Array(await crypto.subtle.digest(algorithm, new TextEncoder().encode(text)));
  return base64url(half ? octets.subarray(0, octets.length / 2) : octets);
}
