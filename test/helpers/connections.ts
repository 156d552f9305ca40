import type { Connector, ConnectorOptions } from '../../src/connector.js';
import { connector } from './acme.js';
import { hostile, type RecordedRequest } from './servers.js';

/** Connectors that share nothing with those of other tests, and what became of them. */

const made: Connector[] = [];
let count = 0;

/** A connector with a scope that no other has, hence with a store of its own. It rests after the test, or the suite. */
export function fresh(options: ConnectorOptions = {}): Connector {
  const acme = connector({ scope: `fresh-${String((count += 1))}`, ...options });
  made.push(acme);
  return acme;
}

/** To be called after each test that uses `fresh()`. */
export function rest(): void {
  for (const acme of made.splice(0)) acme.close();
}

/** What arrived at the hostile server, preflights aside. */
export const arrivals = async (path = '/api/'): Promise<RecordedRequest[]> =>
  (await hostile.log(path)).filter(({ method }) => method !== 'OPTIONS');

const types = [
  ...['connecting', 'connected', 'restored', 'refreshed', 'expired', 'revoked', 'cancelled', 'failed', 'statuschange'],
];

/** The events of a connector as they come, each with its detail and the status at that moment. */
export function eventsOf(target: Connector): { type: string; status: string; detail: Record<string, unknown> }[] {
  const seen: { type: string; status: string; detail: Record<string, unknown> }[] = [];
  for (const type of types)
    target.addEventListener(type, (event) =>
      seen.push({ type, status: target.status, detail: (event as CustomEvent<Record<string, unknown>>).detail }),
    );
  return seen;
}
