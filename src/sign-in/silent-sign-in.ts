import { describeError, OAuthConnectError, failure } from '../errors/oauth-connect-error.js';
import { ForeignIdTokenError, isSameSubject } from '../protocol/id-token.js';
import { RenewalRefusedError } from '../protocol/token-request.js';
import { openFrame } from '../transport/hidden-iframe.js';
import type { RelayedResponse } from '../transport/relay-messages.js';
import { Attempt } from './attempt.js';
import { recordOf, settingsOf, type Connection } from '../connections/connection.js';
import type { ConnectionRecord } from '../requests/connection-record.js';
import { addressOf } from './code-grant.js';
import { receive } from './sign-in.js';

/** Renewal without a refresh token: a hidden frame asks whether the visitor is still logged in (`renew="silent"`). */

/** Errors that pass (RFC 6749 §4.1.2.1); any other says that it cannot be done without the visitor. */
const passing = /^(?:temporarily_unavailable|server_error)$/;

/** What a frame brought. */
export type Renewed = Pick<ConnectionRecord, 'tokens'> & Partial<ConnectionRecord>;

/**
 * Signs in once more, unseen (`prompt=none`, OpenID Connect Core §3.1.2.1). Whose account it is gets established again
 * before anything of it is used.
 *
 * @throws {@link RenewalRefusedError} where it needs the visitor, or another account came back; other errors leave the
 *   tokens as good as they were. All have the code `refresh_failed`
 */
export async function renewSilently(connection: Connection): Promise<Renewed> {
  const { identifier, fieldValues, tokens: previous } = recordOf(connection);
  const options = { identifier, loginParams: { prompt: 'none' }, mode: 'popup' } as const;
  const attempt = new Attempt(settingsOf(connection), options, fieldValues);
  try {
    const { record } = await receive(attempt, await answerInFrame(attempt, await addressOf(attempt)));
    const { tokens, profile, name, metadata } = record;
    if (previous.claims && tokens.claims && !isSameSubject(previous.claims, { ...tokens.claims, nonce: undefined }))
      throw failure('wrong_account', 'test', 'otherAccount', []);
    // It was made for this attempt.
    if (previous.jkt !== undefined) await (await import('../requests/dpop-key-store.js')).forgetKey(previous.jkt);
    return { tokens, profile, name, metadata };
  } catch (error) {
    throw renewalError(await describeError(error));
  } finally {
    attempt.end();
  }
}

const answerInFrame = (attempt: Attempt, url: string): Promise<RelayedResponse> =>
  new Promise((resolve, reject) => {
    const { state, settings } = attempt;
    attempt.trip = openFrame({
      url,
      state,
      redirectUrl: settings.redirectUrl,
      onResponse: resolve,
      onWrongState: () => reject(failure('state_mismatch', 'callback', 'wrongState', [])),
      onFailed: reject,
    });
  });

function renewalError(error: unknown): OAuthConnectError {
  if (!(error instanceof OAuthConnectError))
    return new OAuthConnectError('refresh_failed', 'refresh', 'The hidden frame brought nothing. Try again.');
  const { code, oauthError } = error;
  const refused = code === 'authorization_failed' && !passing.test(oauthError ?? '');
  if (code === 'wrong_account' || error instanceof ForeignIdTokenError)
    return new RenewalRefusedError(
      'refresh_failed',
      'refresh',
      'Another account is logged in at the provider by now. Nothing of it was used; sign in again.',
    );
  const Kind = refused ? RenewalRefusedError : OAuthConnectError;
  const message = refused ? 'The provider wants to see the visitor again. Sign in again.' : error.message;
  return new Kind('refresh_failed', 'refresh', message, error);
}
