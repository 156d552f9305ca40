import { failureAs, failure, OAuthConnectError } from '../errors/oauth-connect-error.js';
import { ForeignIdTokenError, isSameSubject } from '../protocol/id-token.js';
import { OtherAccountError, RenewalRefusedError } from '../protocol/refresh-request.js';
import type { ConnectionRecord } from '../requests/connection-record.js';
import type { TestCallParts } from '../requests/test-call.js';
import type { Settings } from '../settings/settings.js';
import { openHiddenIframe } from '../transport/hidden-iframe.js';
import { Attempt } from './attempt.js';
import type { Grant } from './grant.js';
import { completeSignIn, dropKeyWith, type CompletedSignIn, type DropTokens } from './sign-in.js';

/** Renewal without a refresh token: a hidden iframe asks whether the visitor is still logged in (`renew="silent"`). */

/** Errors that pass (RFC 6749 §4.1.2.1); any other says that it cannot be done without the visitor. */
const passing = /^(?:temporarily_unavailable|server_error)$/;

/**
 * Signs in once more, unseen (`prompt=none`, OpenID Connect Core §3.1.2.1). Whose account it is gets established again
 * before anything of it is used.
 *
 * @param settings - those of the connection
 * @param previous - what is known of it so far
 * @throws `refresh_failed`: as a {@link RenewalRefusedError} where it needs the visitor, or another account came back;
 *   otherwise the tokens are as good as they were
 */
export async function signInSilently(
  settings: Settings,
  previous: ConnectionRecord,
  grant: Grant,
  dropTokens: DropTokens,
  parts: TestCallParts,
): Promise<CompletedSignIn> {
  const { identifier, fieldValues, tokens } = previous;
  const options = { identifier, loginParams: { prompt: 'none' }, mode: 'popup' } as const;
  const attempt = new Attempt(settings, options, fieldValues);
  try {
    const request = await grant.prepareRequest(attempt);
    dropKeyWith(attempt, request);
    const { state, signal } = attempt;
    const { redirectUrl } = settings;
    attempt.loginWindow = openHiddenIframe({ url: request.url, state, redirectUrl });
    const response = await attempt.loginWindow.response;
    signal.throwIfAborted();
    const completed = await completeSignIn(attempt, { request, response }, dropTokens, parts);
    const { claims } = completed.record.tokens;
    if (tokens.claims && claims && !isSameSubject(tokens.claims, { ...claims, nonce: undefined })) {
      dropTokens(settings, completed.record);
      throw failure('wrong_account', 'test', 'otherAccount', []);
    }
    completed.key?.handOver();
    return completed;
  } catch (error) {
    throw renewalError(error);
  } finally {
    attempt.end();
  }
}

function renewalError(error: unknown): OAuthConnectError {
  if (!(error instanceof OAuthConnectError)) return failure('refresh_failed', 'refresh', 'iframeFailed', []);
  const { code, oauthError } = error;
  if (code === 'not_loaded') return error;
  if (code === 'wrong_account' || error instanceof ForeignIdTokenError)
    return failure('refresh_failed', 'refresh', 'iframeOtherAccount', [], undefined, OtherAccountError);
  if (code === 'authorization_failed' && !passing.test(oauthError ?? ''))
    return failure('refresh_failed', 'refresh', 'iframeRefused', [], error, RenewalRefusedError);
  return failureAs(error, 'refresh_failed', 'refresh');
}
