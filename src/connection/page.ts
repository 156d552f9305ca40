/** What all elements and connectors of a page have in common. */

const logged = new Set<string>();
const servers = new Map<string, Set<string>>();

/** Writes to the console, but never the same twice: a page may hold many elements of one configuration. */
export function logOnce(level: 'error' | 'warn', message: string): void {
  if (logged.has(message)) return;
  logged.add(message);
  console[level](`oauth-connect: ${message}`);
}

/**
 * Whether answers of several providers come to the same redirect URL, where nothing but `iss` tells them apart
 * (RFC 9700 §4.4).
 *
 * @param server - a provider whose answers come there, to be remembered
 */
export function isShared(redirectUrl: string, server: string): boolean {
  const known = servers.get(redirectUrl) ?? new Set();
  servers.set(redirectUrl, known.add(server));
  return known.size > 1;
}

/** Resolves once scripts that the page was written with had their turn to listen. */
export function whenParsed(): Promise<void> {
  const [navigation] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
  if (document.readyState === 'complete' || navigation?.domContentLoadedEventStart) return Promise.resolve();
  return new Promise((resolve) => {
    document.addEventListener('DOMContentLoaded', () => resolve(), { once: true });
  });
}
