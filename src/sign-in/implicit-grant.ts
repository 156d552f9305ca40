import { tokensOfFragment } from '../protocol/token-set.js';
import { sendBearer } from '../requests/send.js';
import type { Attempt } from './attempt.js';
import type { Grant, LoginRequest } from './grant.js';
import { loginAddress } from './login-address.js';

/** The implicit grant (RFC 6749 §4.2) of a server that is known by its login page alone: nothing has to be awaited. */

const request = (attempt: Attempt): LoginRequest => {
  const { settings } = attempt;
  return {
    ...loginAddress(attempt, settings),
    settings,
    sendWithToken: sendBearer,
    redeem: (response) => Promise.resolve(tokensOfFragment(response, settings.scope, Date.now())),
  };
};

export const implicitGrant: Grant = {
  prepare: () => Promise.resolve(),
  preparedRequest: request,
  prepareRequest: (attempt) => Promise.resolve(request(attempt)),
  resumedRequest: (attempt) => Promise.resolve(request(attempt)),
};
