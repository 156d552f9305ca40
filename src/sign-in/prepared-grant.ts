import { randomState } from '../protocol/authorization-request.js';
import { asksForIdToken } from '../protocol/openid-scope.js';
import type { ProviderMetadata } from '../protocol/provider-metadata.js';
import type { Values } from '../settings/template.js';
import type { Settings } from '../settings/settings.js';
import type { Attempt } from './attempt.js';
import type { Grant, LoginRequest } from './grant.js';

/** What the grants have in common that wait for something before the login page is known. */

/** What an ID token has to hold, where one may come: the server's own word for it, or a random one. */
export function nonceFor({ options }: Attempt, settings: Settings, metadata?: ProviderMetadata): string | undefined {
  const { responseType, scope } = settings;
  const wantsIdToken = metadata && (responseType.includes('id_token') || asksForIdToken(scope));
  return options.nonce ?? (wantsIdToken ? randomState() : undefined);
}

/** How a grant makes its requests. */
export interface Preparation<P> {
  /** What can be made before anybody clicks: for one attempt only (RFC 9700 §2.1.1). */
  readonly prepare: (settings: Settings, values: Values) => Promise<P>;
  /** The request of an attempt, with what was prepared for it. */
  readonly request: (attempt: Attempt, prepared: P) => LoginRequest;
}

/** A grant that prepares its requests before the click where it can, and after it where it must. */
export function preparedGrant<P>({ prepare, request }: Preparation<P>): Grant {
  const ready = new WeakMap<Settings, P>();
  const preparing = new WeakMap<Settings, Promise<void>>();
  const takeReady = ({ settings }: Attempt): P | undefined => {
    const prepared = ready.get(settings);
    ready.delete(settings);
    return prepared;
  };
  return {
    prepare(settings) {
      if (ready.has(settings)) return Promise.resolve();
      const begun =
        preparing.get(settings) ??
        prepare(settings, [])
          .then((prepared) => void ready.set(settings, prepared))
          .finally(() => preparing.delete(settings));
      preparing.set(settings, begun);
      return begun;
    },
    preparedRequest(attempt) {
      const prepared = takeReady(attempt);
      return prepared && request(attempt, prepared);
    },
    async prepareRequest(attempt) {
      // What is being prepared is for the next attempt, which this is.
      await preparing.get(attempt.settings)?.catch(() => undefined);
      return request(attempt, takeReady(attempt) ?? (await prepare(attempt.settings, attempt.values)));
    },
    resumedRequest: (attempt, prepared) => Promise.resolve(request(attempt, prepared as P)),
  };
}
