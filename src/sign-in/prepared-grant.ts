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
  return {
    async prepare(settings) {
      if (!ready.has(settings)) ready.set(settings, await prepare(settings, []));
    },
    preparedRequest(attempt) {
      const prepared = ready.get(attempt.settings);
      ready.delete(attempt.settings);
      return prepared && request(attempt, prepared);
    },
    async prepareRequest(attempt) {
      return request(attempt, await prepare(attempt.settings, attempt.values));
    },
    resumedRequest: (attempt, prepared) => Promise.resolve(request(attempt, prepared as P)),
  };
}
