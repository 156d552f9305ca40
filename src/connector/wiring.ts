import type { Connection, Revocation } from '../connections/connection.js';
import type { ConnectionStore } from '../connections/connection-store.js';
import type { StoreObserver } from '../connections/store-host.js';
import { failure, OAuthConnectError } from '../errors/oauth-connect-error.js';
import type { OperationsContext } from './connection-operations.js';
import { dropTokens, loadRevocation } from './drop-tokens.js';
import { describeError, features } from './features.js';
import { grantFor } from './grants.js';
import type { RenewalContext } from './renewal.js';
import type { StoreWiring } from './stores.js';
import { senderFor } from './token-sender.js';

/** What connections are wired to: their operations, each loaded when it is needed first. */

const renewalContext: RenewalContext = {
  dpop: features.dpop,
  signInSilently: async (record, settings) => {
    const { signInSilently } = await features.silentSignIn();
    return (await signInSilently(settings, record, grantFor(settings), dropTokens, features)).record;
  },
  dropTokens,
  loadRevocation,
  unstoredTokens: features.unstoredTokens,
  describeError,
};

const operationsContext: OperationsContext = {
  testCallParts: features,
  challenges: features.challenges,
  senderFor,
  hasKey: async ({ tokens: { jkt } }) => jkt === undefined || Boolean(await (await features.dpop()).proverOf(jkt)),
  renew: async (store, connection, stale) => (await features.renewal()).renew(store, connection, stale, renewalContext),
};

export const wiring: StoreWiring = {
  hostOn: (store) => ({
    async operate(job) {
      try {
        const { operationsOn } = await features.connectionOperations();
        return await job(operationsOn(store, operationsContext));
      } catch (error) {
        throw await describeError(error);
      }
    },
    revoke: (connection) => revokeAll(store, connection.status === 'revoked' ? [] : [connection]),
  }),
  keepAlive(store, connection) {
    features.renewal().then(
      ({ keepAlive }) => keepAlive(store, connection, renewalContext),
      // It is tried again with the next request that finds the token run out.
      () => undefined,
    );
  },
};

/**
 * Forgets connections, whatever comes, and then revokes them at the provider.
 *
 * @param initiator - who tells of it; by default who acted last
 * @returns the first that the provider did not confirm, if there is one
 */
export async function revokeAll(
  store: ConnectionStore,
  connections: readonly Connection[],
  initiator?: StoreObserver,
): Promise<Revocation> {
  const before = connections.map((connection) => store.dataOf(connection));
  for (const connection of connections) store.remove(connection);
  store.notify();
  initiator?.changed();
  const results = await Promise.all(
    before.map(async (data, index) => {
      const result = await revokeOne(data);
      const tell = (observer: StoreObserver): void => observer.revoked(connections[index] as Connection, result);
      if (initiator) tell(initiator);
      else store.tellInitiator(tell);
      return result;
    }),
  );
  return results.find(({ remote }) => !remote) ?? { remote: results.length > 0 };
}

/** Never rejects: that a connection is over here does not depend on the provider. */
async function revokeOne({ record, settings }: ReturnType<ConnectionStore['dataOf']>): Promise<Revocation> {
  if (!settings.revokeUrl) return { remote: false };
  try {
    const { revokeTokens } = await features.revokeTokens();
    return { remote: await revokeTokens(settings, record, features.dpop) };
  } catch (error) {
    const told = error instanceof OAuthConnectError ? error : failure('revoke_failed', 'revoke', 'revokeFailed', []);
    return { remote: false, error: await describeError(told) };
  }
}
