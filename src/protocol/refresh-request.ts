import { failure, failureAs, OAuthConnectError } from '../errors/oauth-connect-error.js';
import { claimsOfIdToken, exactClaimsOf, ForeignIdTokenError, isSameSubject } from './id-token.js';
import type { ProviderMetadata } from './provider-metadata.js';
import { requestTokens, type TokenEndpoint } from './token-endpoint.js';
import { TokenRefusedError } from './token-response.js';
import { tokensOf, type TokenSet } from './token-set.js';

/** Old tokens for new ones (RFC 6749 §6). */

/** Tokens to renew. */
export interface RefreshRequest extends TokenEndpoint {
  /** The issuer, where it is known. Without it an ID token is kept as it came, and its claims are not used. */
  readonly issuer?: Pick<ProviderMetadata, 'issuer' | 'idTokenAlgorithms'> | undefined;
  /** The API that the tokens are for (RFC 8707 §2.2). */
  readonly resource?: string | undefined;
  /** The tokens so far, a refresh token among them. What the answer leaves out is carried over from them. */
  readonly previous: TokenSet;
}

/**
 * The provider refuses to renew, for good: the visitor has to sign in again once the token has run out. After any other
 * error of a renewal another try may do.
 */
export class RenewalRefusedError extends OAuthConnectError {}

/** A renewal brought another account: the tokens of before are not used any more either. */
export class OtherAccountError extends RenewalRefusedError {}

/** Errors and statuses after which another try may do (names in RFC 6749 §4.1.2.1, §5.2 is silent; RFC 9449 §8). */
const passingErrors = /^(?:temporarily_unavailable|server_error|slow_down|use_dpop_nonce)$/;
const passingStatuses = [408, 425, 429];

/**
 * Exchanges a refresh token for new tokens (RFC 6749 §6). A server may have spent the refresh token as soon as this is
 * sent, so better wait for the answer than give a signal.
 *
 * @returns all tokens: what the answer leaves out (a refresh token, the scope, an ID token, other members) is as before
 * @throws {@link RenewalRefusedError} where there is no use in trying again, an ID token of another account included;
 *   anything else is an `OAuthConnectError` too; all have the code `refresh_failed`. The signal's own reason
 */
export async function refreshTokens(request: RefreshRequest): Promise<TokenSet> {
  const { previous, issuer, client, resource, signal } = request;
  try {
    const grant = {
      grant_type: 'refresh_token',
      refresh_token: previous.refreshToken ?? '',
      ...(resource !== undefined && { resource }),
    };
    const { members, exact } = await requestTokens(request, grant, 'refresh');
    // A refresh token that was exchanged for another may still be good.
    const fresh = tokensOf(members, previous.scope, Date.now(), [previous.refreshToken, client.secret], exact);
    const exactResponse = exactOf(previous, fresh);
    const { exactResponse: _former, ...before } = previous;
    const tokens = {
      ...before,
      ...fresh,
      response: { ...previous.response, ...fresh.response },
      ...(exactResponse && { exactResponse }),
    };
    if (!issuer || !fresh.idToken) return tokens;
    const claims = claimsOfIdToken(fresh, { issuer, clientId: client.id, nonce: undefined }, 'refresh');
    if (previous.claims && !isSameSubject(previous.claims, claims)) throw otherAccount();
    return { ...tokens, claims, exactClaims: exactClaimsOf(fresh) };
  } catch (error) {
    signal?.throwIfAborted();
    throw refreshError(error);
  }
}

/** What the answer says anew counts, also where it is a number that can be held. */
const exactOf = (previous: TokenSet, fresh: TokenSet): TokenSet['exactResponse'] => {
  const kept = Object.entries(previous.exactResponse ?? {}).filter(([name]) => !Object.hasOwn(fresh.response, name));
  return kept.length ? { ...Object.fromEntries(kept), ...fresh.exactResponse } : fresh.exactResponse;
};

const otherAccount = (): OAuthConnectError =>
  failure('refresh_failed', 'refresh', 'renewedOtherAccount', [], {}, OtherAccountError);

function refreshError(error: unknown): OAuthConnectError {
  if (error instanceof RenewalRefusedError) return error;
  if (error instanceof ForeignIdTokenError) return otherAccount();
  if (!(error instanceof OAuthConnectError)) return failure('refresh_failed', 'refresh', 'notRenewed', []);
  const { status = 0, oauthError = '' } = error;
  const passes = status > 499 || passingStatuses.includes(status) || passingErrors.test(oauthError);
  const isRefused = error instanceof TokenRefusedError && !passes;
  return failureAs(error, 'refresh_failed', 'refresh', isRefused ? RenewalRefusedError : OAuthConnectError);
}
