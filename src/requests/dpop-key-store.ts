import { failure, type OAuthConnectError } from '../errors/oauth-connect-error.js';
import { createDpopKey, dpopProver, type DpopProver } from '../protocol/dpop-proof.js';

/**
 * The keys of DPoP tokens (RFC 9449). Each is made for one attempt and known by its thumbprint (RFC 7638); IndexedDB keeps
 * it beside the connection that came of it, as nothing else can hold a key that no script can read.
 */

/** How long a key is kept that nobody asks for: while a tab is at a login page, and after its last renewal. */
const attemptMs = 30 * 60_000;
const connectionMs = 90 * 24 * 60 * 60_000;

/** How long a key that is forgotten can still be used on its page: to end the tokens that are bound to it. */
const lastUseMs = 60_000;

interface Key {
  /** `undefined` when the key is forgotten: it is not stored again. */
  readonly pair?: CryptoKeyPair;
  readonly prover: DpopProver;
}

/** A key as it is stored. */
interface StoredKey {
  readonly pair: CryptoKeyPair;
  /** When it may be deleted, in ms since 1970. */
  readonly until: number;
}

const database = 'oauth-connect';
const storeName = 'dpop-keys';
const keys = new Map<string, Key>();

/** Makes a key, and gives its thumbprint. */
export async function createKey(): Promise<string> {
  const pair = await createDpopKey();
  const prover = dpopProver(pair);
  const jkt = await prover.thumbprint();
  keys.set(jkt, { pair, prover });
  return jkt;
}

/** What proves the possession of a key; `undefined` when the key is gone. */
export async function proverOf(jkt: string): Promise<DpopProver | undefined> {
  if (!keys.has(jkt)) {
    const stored = await within('readonly', (store) => store.get(jkt) as IDBRequest<StoredKey | undefined>).catch(
      () => undefined,
    );
    if (stored) keys.set(jkt, { pair: stored.pair, prover: dpopProver(stored.pair) });
  }
  return keys.get(jkt)?.prover;
}

/**
 * What proves the possession of an attempt's key.
 *
 * @throws `storage_failed` where it is gone
 */
export async function requireProver(jkt: string): Promise<DpopProver> {
  const prover = await proverOf(jkt);
  if (!prover) throw unstored();
  return prover;
}

/**
 * Stores the key of an attempt whose page leaves for the login page.
 *
 * @throws `storage_failed` where that cannot be done
 */
export async function keepForReturn(jkt: string): Promise<void> {
  if (!(await keepKey(jkt, attemptMs))) throw unstored();
}

/**
 * Stores a key beside its connection, or takes it out of the store, for this page alone.
 *
 * @param lasting - whether the connection is stored
 * @returns whether that could be done
 */
export async function settleKey(jkt: string, lasting: boolean): Promise<boolean> {
  if (lasting) return keepKey(jkt, connectionMs);
  await withdrawKey(jkt);
  return true;
}

const unstored = (): OAuthConnectError => failure('storage_failed', 'storage', 'keyUnstored', []);

/**
 * Stores a key, and sweeps away those that nobody has asked for in their time.
 *
 * @param time - how long it is kept, in ms, unless it is stored again
 * @returns whether it is stored
 */
async function keepKey(jkt: string, time: number): Promise<boolean> {
  const pair = keys.get(jkt)?.pair;
  if (!pair) return false;
  const now = Date.now();
  const stored: StoredKey = { pair, until: now + time };
  return within('readwrite', (store) => {
    const cursor = store.openCursor();
    cursor.onsuccess = () => {
      if (!cursor.result) return;
      if ((cursor.result.value as StoredKey).until < now) cursor.result.delete();
      cursor.result.continue();
    };
    return store.put(stored, jkt);
  }).then(
    () => true,
    () => false,
  );
}

/** Takes a key out of the store, and keeps it for this page alone. */
async function withdrawKey(jkt: string): Promise<void> {
  await within('readwrite', (store) => store.delete(jkt)).catch(() => undefined);
}

/** Forgets a key: its tokens are over, or about to be revoked with it. */
export async function forgetKey(jkt: string): Promise<void> {
  const prover = await proverOf(jkt);
  if (prover) keys.set(jkt, { prover });
  setTimeout(() => keys.delete(jkt), lastUseMs);
  await withdrawKey(jkt);
}

/** Does something with the stored keys; rejects where there is no storage, or no room in it. */
async function within<T>(mode: IDBTransactionMode, job: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  const opened = await open();
  try {
    return await new Promise((resolve, reject) => {
      const transaction = opened.transaction(storeName, mode);
      const request = job(transaction.objectStore(storeName));
      transaction.oncomplete = () => resolve(request.result);
      transaction.onabort = () => reject(new Error('The keys could not be stored.'));
    });
  } finally {
    opened.close();
  }
}

const open = (): Promise<IDBDatabase> =>
  new Promise((resolve, reject) => {
    const request = indexedDB.open(database, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(storeName);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(new Error('There is no store for keys.'));
  });
