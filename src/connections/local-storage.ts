import { logOnce } from '../errors/log-once.js';
import { openChannel } from '../transport/relay.js';
import { addEventListener, parseJson, toJson } from '../platform/taken-at-load.js';

/**
 * Records in `localStorage` (HTML §12.2), or in memory where that fails, each under a key of its own. A list under one key
 * would have to be read and written back, and a lock does not make that safe: see refresh-lock.ts for how old a value can
 * be that is read under one.
 */

/** What is known of every record. */
export interface Keepable {
  /** Random, and the same until the account is connected again. */
  readonly id: string;
  /** When it was connected, in ms since 1970: the order of the list. */
  readonly since: number;
  /** Server and identifier tell accounts apart; one that is written again replaces itself. */
  readonly server: string;
  readonly resource?: string | undefined;
  readonly identifier: string;
}

const version = 2;

/** The records of one binding. Nothing here ever throws. */
export class StorageArea<R extends Keepable> {
  readonly #name: string;
  readonly #isRecord: (value: object) => value is R;
  /** Those that storage would not take. */
  readonly #memory = new Map<string, R>();
  /** The ids of those that this page removed, or replaced by another sign-in: whoever writes one back is late. */
  readonly #removed = new Set<string>();
  /** What this page wrote last, by their keys. */
  readonly #written = new Map<string, R>();
  #channel: BroadcastChannel | undefined;

  /**
   * @param binding - tells apart what must not mix; part of the keys, so nothing secret
   * @param isRecord - whether something that was stored can be used
   */
  constructor(binding: string, isRecord: (value: object) => value is R) {
    this.#name = `oauth-connect:connection:${binding}:`;
    this.#isRecord = isRecord;
    this.#migrate(`oauth-connect:connections:1:${binding}`);
  }

  /** Moves what an earlier version has stored for a binding that was computed in another way, once. */
  takeOver(former: string): void {
    this.#migrate(`oauth-connect:connections:1:${former}`);
    const name = `oauth-connect:connection:${former}:`;
    for (const [key, text] of this.#stored(name)) {
      const now = this.#name + key.slice(name.length);
      try {
        // What this version has stored is newer.
        if (localStorage.getItem(now) === null) localStorage.setItem(now, text);
      } catch {
        // No room for both: it is better lost than renewed twice.
      }
      this.#forget(key);
    }
  }

  /** All records, the latest last. What cannot be used is left out, with one warning. */
  read(): readonly R[] {
    const records = new Map(this.#memory);
    // What is stored now is newer: it was taken out when it could not be written.
    for (const [key, text] of this.#stored()) {
      const record = this.#parse(text);
      if (record) records.set(key, record);
    }
    for (const key of this.#written.keys()) if (!records.has(key)) this.#written.delete(key);
    for (const [key, { id }] of records) {
      if (!this.#removed.has(id)) continue;
      // Another tab wrote it back before it heard: one that was renewing can read the old value for some time.
      const newer = this.#written.get(key);
      if (newer) {
        records.set(key, newer);
        this.write(newer);
      } else {
        this.#forget(key);
        records.delete(key);
      }
    }
    return [...records.values()].sort((one, other) => one.since - other.since);
  }

  /**
   * Writes a record; one of the same account is replaced.
   *
   * @returns whether it could be stored; else it lives on in memory
   */
  write(record: R): boolean {
    const key = this.#keyOf(record);
    this.#noteReplaced(key, record);
    this.#memory.delete(key);
    try {
      localStorage.setItem(key, toJson({ ...record, version }));
      this.#tell();
      return true;
    } catch {
      // The old one would come back with the next page, its refresh token used up.
      this.#forget(key);
      this.#memory.set(key, record);
      return false;
    } finally {
      this.#written.set(key, record);
    }
  }

  /** A sign-in replaces the one before for good. */
  #noteReplaced(key: string, { id, since }: R): void {
    const text = this.#stored().find(([name]) => name === key)?.[1];
    const before = text === undefined ? undefined : this.#parse(text);
    // Or this one is late itself.
    if (before && before.id !== id && before.since <= since) this.#removed.add(before.id);
  }

  /** Removes a record for good, even where another tab is just writing it. */
  remove(record: R): void {
    this.#removed.add(record.id);
    this.#forget(this.#keyOf(record));
    this.#tell();
  }

  /**
   * Tells when other pages may have changed something; what they changed is to be read. Holds nothing secret.
   *
   * @returns what ends it
   */
  follow(changed: () => void): () => void {
    const ended = new AbortController();
    const { signal } = ended;
    const shown = ({ persisted }: PageTransitionEvent): void => {
      if (persisted) changed();
    };
    // In the back/forward cache a page hears nothing.
    addEventListener('pageshow', shown, { signal });
    const stored = ({ key }: StorageEvent): void => {
      if (key?.startsWith(this.#name) ?? true) changed();
    };
    // Both: WebKitGTK tells of no storage event behind Cross-Origin-Opener-Policy, and in Chromium the channel can be
    // faster than the value.
    addEventListener('storage', stored, { signal });
    const channel = (this.#channel = openChannel(this.#name));
    if (channel) channel.onmessage = changed;
    signal.addEventListener('abort', () => {
      channel?.close();
      this.#channel = undefined;
    });
    return () => ended.abort();
  }

  #keyOf({ server, identifier, resource }: R): string {
    return this.#name + toJson([server, identifier, ...(resource === undefined ? [] : [resource])]);
  }

  #stored(name = this.#name): [key: string, text: string][] {
    try {
      return (Object.entries(localStorage) as [string, string][]).filter(([key]) => key.startsWith(name));
    } catch {
      return [];
    }
  }

  #parse(text: string): R | undefined {
    try {
      const { version: written, ...record } = parseJson(text) as { version: unknown };
      if (written === version && this.#isRecord(record)) return record;
    } catch {
      // Somebody else's, or cut off.
    }
    logOnce('warn', 'what was stored is damaged or of another version, and was ignored: connect again.');
    return undefined;
  }

  #forget(key: string): void {
    this.#memory.delete(key);
    this.#written.delete(key);
    try {
      localStorage.removeItem(key);
    } catch {
      // Then nothing of ours is there.
    }
  }

  #tell(): void {
    this.#channel?.postMessage(null);
  }

  /** Version 1 kept a list under one key. */
  #migrate(key: string): void {
    try {
      const text = localStorage.getItem(key);
      if (!text) return;
      localStorage.removeItem(key);
      (parseJson(text) as object[]).forEach((old, since) => {
        const record = { ...old, id: crypto.randomUUID(), since };
        if (this.#isRecord(record)) this.write(record);
      });
    } catch {
      // None, or nothing that can be used.
    }
  }
}
