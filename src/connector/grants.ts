import type { Settings } from '../settings/settings.js';
import type { Grant } from '../sign-in/grant.js';
import { implicitGrant } from '../sign-in/implicit-grant.js';
import { features } from './features.js';

/** Which grant a configuration signs in by: the implicit one is always there, the others are loaded. */

/** A grant that is loaded when it is needed. Until then no request is ready. */
function laterGrant(load: () => Promise<Grant>): Grant {
  let loaded: Grant | undefined;
  const get = async (): Promise<Grant> => (loaded ??= await load());
  return {
    prepare: async (settings) => (await get()).prepare(settings),
    preparedRequest: (attempt) => loaded?.preparedRequest(attempt),
    prepareRequest: async (attempt) => (await get()).prepareRequest(attempt),
    resumedRequest: async (attempt, prepared) => (await get()).resumedRequest(attempt, prepared),
  };
}

const codeGrant = laterGrant(async () => (await features.codeGrant()).createCodeGrant(undefined));

const codeGrantWithDpop = laterGrant(async () => {
  const [{ createCodeGrant }, dpop] = await Promise.all([features.codeGrant(), features.dpop()]);
  return createCodeGrant(dpop);
});

const idTokenGrant = laterGrant(async () => (await features.idTokenGrant()).idTokenGrant);

/** The grant of a configuration. */
export function grantFor({ responseType, issuer, dpop }: Settings): Grant {
  if (responseType === 'code') return dpop ? codeGrantWithDpop : codeGrant;
  return responseType === 'token' && !issuer ? implicitGrant : idTokenGrant;
}
