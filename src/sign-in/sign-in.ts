import { failure } from '../errors/oauth-connect-error.js';
import { validateResponse } from '../protocol/authorization-response.js';
import type { ConnectionRecord, TokenContext } from '../requests/connection-record.js';
import { callTestApi, type TestCallParts } from '../requests/test-call.js';
import type { Settings } from '../settings/settings.js';
import { openPopup } from '../transport/popup.js';
import { isSameRedirectUrl } from '../transport/relay.js';
import type { RelayedResponse } from '../transport/relay-messages.js';
import type { Attempt } from './attempt.js';
import type { Grant, LoginRequest, RequestKey } from './grant.js';
import { identifyAccount } from './identify-account.js';

/**
 * A sign-in, from the click to the record of a connection. Part of the security core. Who starts it (connector/sign-ins.ts)
 * takes the answer from the first half to the second, ends the attempt, and with it the window, and keeps the connection.
 */

/** What the sign-in asks of who started it. */
export interface SignInHost {
  /** Tells the page that the attempt begins; `false` where it is over then: prevented, or cancelled. */
  announce(): boolean;
  /** The window reads as closed, and the visitor is back: an answer still counts. */
  onClosed(): void;
  /** The browser gave no handle of the window: it may have opened all the same, and then an answer still counts. */
  onBlocked(): void;
  /** The page can read where the window is. */
  onReadable(popup: Window): void;
  /** Leaves this tab for the login page. Pending for ever where that goes well: the answer comes to another page. */
  leave(attempt: Attempt, request: LoginRequest): Promise<LoginAnswer>;
}

/** What came back, and to which request; nothing of it has been checked. */
export interface LoginAnswer {
  readonly request: LoginRequest;
  readonly response: RelayedResponse;
}

/**
 * From the click to the answer. The window opens in the click's own task: before anything is awaited.
 *
 * @returns the answer; `undefined` where the attempt is over as soon as it was announced. Rejects with `popup_blocked`, `state_mismatch`, or
 *   what kept the request from being made
 * @throws what keeps the attempt from beginning: `template_failed`, `invalid_configuration`
 */
export function startSignIn(attempt: Attempt, grant: Grant, host: SignInHost): Promise<LoginAnswer> | undefined {
  const ready = grant.preparedRequest(attempt);
  if (ready) dropKeyWith(attempt, ready);
  if (!host.announce()) return undefined;
  if (attempt.isRedirect) return requestOf(attempt, grant, ready).then((request) => host.leave(attempt, request));
  const { state, settings } = attempt;
  const untrusted = (settings.loginUrl ?? settings.issuer)?.variableHost ?? false;
  const url = untrusted ? undefined : ready?.url;
  const loginWindow = openPopup({
    ...{ url, untrusted, state },
    redirectUrl: settings.redirectUrl,
    onClosed: () => host.onClosed(),
    onReadable: (popup) => host.onReadable(popup),
  });
  attempt.loginWindow = loginWindow;
  if (loginWindow.isBlocked && !ready) {
    // The next click finds the request ready, so that its window opens at the login page and need not be steered.
    grant.prepare(settings).catch(() => undefined);
    return Promise.reject(failure('popup_blocked', 'login', 'blocked', []));
  }
  if (loginWindow.isBlocked) host.onBlocked();
  return requestOf(attempt, grant, ready).then(async (request) => {
    if (url === undefined) loginWindow.navigate(request.url);
    return { request, response: await loginWindow.response };
  });
}

/** The request of an attempt that has not ended meanwhile: the one that was ready, or one that is made now. */
async function requestOf(attempt: Attempt, grant: Grant, ready: LoginRequest | undefined): Promise<LoginRequest> {
  if (ready) return ready;
  const request = await grant.prepareRequest(attempt);
  dropKeyWith(attempt, request);
  attempt.signal.throwIfAborted();
  return request;
}

/** A key is dropped as its attempt ends, unless a connection has taken it over by then. */
export function dropKeyWith({ signal }: Attempt, { key }: LoginRequest): void {
  signal.addEventListener('abort', () => key?.drop());
  if (signal.aborted) key?.drop();
}

/** What an answer comes to. */
export interface CompletedSignIn {
  readonly record: ConnectionRecord;
  /** The attempt's settings, with what the issuer's metadata fill in. */
  readonly settings: Settings;
  /** The path of an identifier that can change hands, where nothing better was found. */
  readonly mutablePath: string | undefined;
  /** The key that the tokens are bound to, if they are: to be handed over once nothing can stop the connection. */
  readonly key: RequestKey | undefined;
  /** Whether the key that the tokens are bound to lies beside the record; true where there is none. */
  readonly isKeyStored: boolean;
}

/** Drops tokens that have come and that nobody will hold: the provider is told, where that harms no other connection. */
export type DropTokens = (settings: Settings, context: TokenContext) => void;

/**
 * From the answer to the record: the answer is checked, tokens are got for it and tried out, and it is found out whose they
 * are. The same for a popup, this tab and a hidden iframe.
 *
 * @param dropTokens - called where tokens have come that are not used
 * @param parts - what only some test calls need
 * @throws whatever is wrong with the answer; the signal's own reason where the attempt has ended meanwhile
 */
export async function completeSignIn(
  attempt: Attempt,
  { request, response }: LoginAnswer,
  dropTokens: DropTokens,
  parts: TestCallParts,
): Promise<CompletedSignIn> {
  const { state, fieldValues, clientId, signal } = attempt;
  const { settings, server, metadata, resource, checkIssuer } = request;
  const { responseType, providerName } = settings;
  if (!isSameRedirectUrl(response.redirectUrl, settings.redirectUrl))
    throw failure('issuer_mismatch', 'callback', 'otherRedirectUrl', []);
  const validated = validateResponse(response.response, { state, responseType, providerName, checkIssuer });
  const tokens = await request.redeem(validated, signal);
  const context: TokenContext = { server, clientId, fieldValues, tokens, metadata, resource };
  try {
    signal.throwIfAborted();
    return await recordAccount(attempt, request, context, parts, validated.parameters['code']);
  } catch (error) {
    dropTokens(settings, context);
    throw error;
  }
}

/** Tries the tokens out, and finds out whose account it is. */
async function recordAccount(
  { options, signal }: Attempt,
  { settings, sendWithToken, key }: LoginRequest,
  context: TokenContext,
  parts: TestCallParts,
  code: string | undefined,
): Promise<CompletedSignIn> {
  const answer = await callTestApi(settings, context, signal, sendWithToken, parts, code);
  const { mutablePath, ...account } = identifyAccount(context, answer, settings);
  if (options.identifier !== undefined && options.identifier !== account.identifier)
    throw failure('wrong_account', 'test', 'otherAccount', []);
  signal.throwIfAborted();
  const isKeyStored = key ? await key.keep() : true;
  // The attempt may have been cancelled while the key was stored.
  signal.throwIfAborted();
  const now = Date.now();
  const id = crypto.randomUUID();
  const record = { ...context, ...answer, id, since: now, issuedAt: now, ...account, expired: false };
  return { record, settings, mutablePath, key, isKeyStored };
}
