import type { Settings } from '../settings/settings.js';
import type { Grant } from '../sign-in/grant.js';
import { implicitGrant } from '../sign-in/implicit-grant.js';
import { features } from './features.js';

/** Which grant a configuration signs in by: the implicit one is always there, the others are loaded. */

/** A grant that is loaded when it is needed. Until then no request is ready. */
function laterGrant(load: () => Promise<Grant>): Grant {
  let loaded: Grant | undefined;
  let loading: Promise<Grant> | undefined;
  // Once: what one has prepared, another would not find. What could not be loaded is asked for again.
  const get = (): Promise<Grant> =>
    (loading ??= load()
      .then((grant) => (loaded = grant))
      .finally(() => {
        if (!loaded) loading = undefined;
      }));
  return {
    prepare: async (settings) => (await get()).prepare(settings),
    preparedRequest: (attempt) => loaded?.preparedRequest(attempt),
    prepareRequest: async (attempt) => (await get()).prepareRequest(attempt),
    resumedRequest: async (attempt, prepared) => (await get()).resumedRequest(attempt, prepared),
  };
}

const codeGrants = new WeakMap<Settings, Grant>();

/** The code grant, with what these settings need besides. */
function codeGrantFor(settings: Settings): Grant {
  const grant =
    codeGrants.get(settings) ??
    laterGrant(async () => {
      const [{ createCodeGrant }, dpop, issuer] = await Promise.all([
        features.codeGrant(),
        settings.dpop ? features.dpop() : undefined,
        settings.issuer ? features.issuer() : undefined,
      ]);
      return createCodeGrant({ dpop, issuer });
    });
  codeGrants.set(settings, grant);
  return grant;
}

const idTokenGrant = laterGrant(async () => (await features.idTokenGrant()).idTokenGrant);

/** The grant of a configuration. */
export function grantFor(settings: Settings): Grant {
  const { responseType, issuer } = settings;
  if (responseType === 'code') return codeGrantFor(settings);
  return responseType === 'token' && !issuer ? implicitGrant : idTokenGrant;
}
