import { redirectKey } from '../transport/relay-messages.js';

/** What all elements and connectors of a page have in common. */

const logged = new Set<string>();

/** Writes to the console, but never the same twice: a page may hold many elements of one configuration. */
export function logOnce(level: 'error' | 'warn', message: string): void {
  if (logged.has(message)) return;
  logged.add(message);
  console[level](`oauth-connect: ${message}`);
}

const servers = new Map<string, string>();

/**
 * Whether answers of several providers come to the same redirect URL, where nothing but `iss` tells them apart
 * (RFC 9700 §4.4).
 *
 * @param server - a provider whose answers come there, to be remembered
 */
export function isShared(redirectUrl: string, server: string): boolean {
  const known = servers.get(redirectUrl) ?? server;
  servers.set(redirectUrl, known);
  return known !== server;
}

/** Whether an attempt that left in this tab may be back. */
export function mayBeBack(): boolean {
  try {
    return Object.keys(sessionStorage).some((key) => key.startsWith(redirectKey('')));
  } catch {
    return false;
  }
}

/** The sessions' connections that this page made. */
export const heldHere = new Set<string>();

/** The lock of a session's connection. */
export const sessionLock = (id: string): string => `oauth-connect:session:${id}`;

/** Holds a session's connection for as long as the page lives (Web Locks API), where a browser can. */
export function holdSession(id: string): void {
  heldHere.add(id);
  void (navigator as Partial<Navigator>).locks
    ?.request(sessionLock(id), () => new Promise(() => undefined))
    .catch(() => undefined);
}
