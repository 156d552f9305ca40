const logged = new Set<string>();

/** Writes to the console, but never the same twice: a page may hold many elements of one configuration. */
export function logOnce(level: 'error' | 'warn', message: string): void {
  if (logged.has(message)) return;
  logged.add(message);
  console[level](`oauth-connect: ${message}`);
}
