import { depart, takeReturned } from '../transport/redirect.js';
import type { RelayedResponse } from '../transport/relay-messages.js';
import type { Trip } from '../transport/login-window.js';
import type { Settings } from '../settings/settings.js';
import { Attempt, type ConnectOptions } from './attempt.js';
import type { Prepared } from './code-grant.js';
import { whenParsed } from '../connections/restore.js';

/** Attempts in this very tab: what is needed to go on is laid down, and taken up again after the return. */

/** All that an attempt is made of, as JSON can hold it. */
interface Saved {
  readonly state: string;
  readonly options: Pick<ConnectOptions, 'fieldValues' | 'identifier' | 'loginParams' | 'nonce'>;
  readonly server: string;
  readonly prepared: Prepared | undefined;
}

/**
 * Leaves for the login page.
 *
 * @param gesture - whether the visitor asked for it
 * @param onBack - called where the visitor comes back by the back button
 * @throws as `depart()`
 */
export function leave(attempt: Attempt, url: string, gesture: boolean, onBack: () => void): Trip {
  const { state, settings, fieldValues, options, server, flow } = attempt;
  const { identifier, loginParams } = options;
  const saved: Saved = {
    state,
    options: { fieldValues, identifier, loginParams, nonce: flow?.nonce ?? options.nonce },
    server,
    prepared: flow?.prepared,
  };
  const { redirectUrl, binding: owner } = settings;
  return depart({ url, state, redirectUrl, owner, attempt: saved, gesture, onBack });
}

/** Goes on with what an attempt of these settings came back with, if one did. */
export async function takeBack(
  settings: Settings,
  goOn: (attempt: Attempt, relayed: RelayedResponse) => void,
): Promise<void> {
  const returned = takeReturned<Saved>(settings.binding);
  if (!returned) return;
  const { attempt: saved, ...relayed } = returned;
  const attempt = new Attempt(settings, saved.options, undefined, saved.state);
  attempt.server = saved.server;
  if (saved.prepared) attempt.flow = (await import('./code-grant.js')).begin(attempt, saved.prepared);
  // Nobody waits for it on this page.
  attempt.promise.catch(() => undefined);
  // Whoever wants to know of it has to have had a turn to listen.
  await whenParsed();
  goOn(attempt, relayed);
}
