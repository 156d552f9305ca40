const loopbackHosts = ['localhost', '127.0.0.1', '[::1]'];

/**
 * Says what is wrong with an address that secrets go to, or that codes come from.
 *
 * @returns words to follow the option's name; `undefined` when nothing is
 * @see RFC 9700 §2.6: https, except on this machine
 */
export function urlProblem(text: unknown): string | undefined {
  if (typeof text !== 'string') return 'must be a text: a whole URL, such as https://example.com/token';
  if (!URL.canParse(text)) return 'must be a whole URL, such as https://example.com/token';
  const { protocol, hostname, username, password } = new URL(text);
  if (username || password) return 'must not hold a user name or password';
  if (text.includes('*')) return 'must not hold a wildcard: each is compared as it stands';
  if (text.includes('#')) return 'must not have a fragment';
  if (/[\s\\]/.test(text)) return 'must not hold spaces or backslashes';
  const isLocal = protocol === 'http:' && loopbackHosts.includes(hostname);
  return protocol === 'https:' || isLocal ? undefined : 'must begin with https: (http: is for loopback hosts)';
}
