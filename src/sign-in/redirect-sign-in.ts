import type { Settings } from '../settings/settings.js';
import { leaveForLogin, restoreHistoryState, takeReturned } from '../transport/redirect.js';
import { Attempt, type SignInOptions } from './attempt.js';
import type { Grant, LoginRequest } from './grant.js';
import { dropKeyWith, type LoginAnswer } from './sign-in.js';

/** Attempts in this very tab: what is needed to go on is stored, and read again after the return. */

/** All that an attempt is made of, as JSON can hold it. */
interface SavedAttempt {
  readonly state: string;
  readonly options: Pick<SignInOptions, 'fieldValues' | 'identifier' | 'loginParams' | 'nonce'>;
  readonly server: string;
  readonly prepared: unknown;
}

/** How to leave. */
export interface LeaveOptions {
  /** Whether the visitor asked for it. */
  readonly hasActivation: boolean;
  /** The visitor comes back by the back button; an answer may still come. */
  readonly onBack: () => void;
}

/**
 * Leaves for the login page.
 *
 * @returns a promise that stays pending: the answer comes to another page
 * @throws as `leaveForLogin()`; `storage_failed` where a key cannot be stored
 */
export async function leaveForSignIn(
  attempt: Attempt,
  request: LoginRequest,
  { hasActivation, onBack }: LeaveOptions,
): Promise<LoginAnswer> {
  await request.key?.keepForReturn();
  attempt.signal.throwIfAborted();
  const { state, settings, fieldValues, options } = attempt;
  const { url, server, prepared, nonce = options.nonce } = request;
  const { identifier, loginParams } = options;
  const saved: SavedAttempt = { state, options: { fieldValues, identifier, loginParams, nonce }, server, prepared };
  const { redirectUrl, binding: owner } = settings;
  const loginWindow = leaveForLogin({ url, state, redirectUrl, owner, attempt: saved, hasActivation, onBack });
  attempt.loginWindow = loginWindow;
  return { request, response: await loginWindow.response };
}

/** An attempt that is back, with its answer. */
export interface ReturnedSignIn {
  readonly attempt: Attempt;
  readonly answer: () => Promise<LoginAnswer>;
}

/** Gives the page its place in its own history back, as early as that can be done. */
export const restorePlace = ({ binding }: Settings): void => restoreHistoryState(binding);

/**
 * Takes up what an attempt of these settings came back with, once.
 *
 * @param grant - the grant of these settings
 * @returns `undefined` where nothing did
 * @throws `invalid_configuration`, `template_failed` where the settings no longer take what the attempt was made with
 */
export function takeReturnedSignIn(settings: Settings, grant: Grant): ReturnedSignIn | undefined {
  const returned = takeReturned<SavedAttempt>(settings.binding);
  if (!returned) return undefined;
  const { attempt: saved, redirectUrl, response } = returned;
  const attempt = new Attempt(settings, saved.options, undefined, saved.state);
  return {
    attempt,
    answer: async () => {
      const request = { ...(await grant.resumedRequest(attempt, saved.prepared)), server: saved.server };
      dropKeyWith(attempt, request);
      return { request, response: { redirectUrl, response } };
    },
  };
}
