import type { ValidatedResponse } from '../protocol/authorization-response.js';
import type { ProviderMetadata } from '../protocol/provider-metadata.js';
import { challengeMethod, createPkce, type Pkce } from '../protocol/pkce.js';
import { redeemCode } from '../protocol/token-request.js';
import type { TokenSet } from '../protocol/token-set.js';
import { sendBearer } from '../requests/send.js';
import type { DpopSupport } from '../requests/dpop.js';
import type { Settings } from '../settings/settings.js';
import type { UrlTemplate } from '../settings/url-template.js';
import type { Attempt } from './attempt.js';
import type { Grant, LoginRequest, RequestKey } from './grant.js';
import type { IssuerSupport } from './issuer.js';
import { loginAddress } from './login-address.js';
import { nonceFor, preparedGrant } from './prepared-grant.js';

/** The authorization code grant (RFC 6749 §4.1), always with PKCE (RFC 7636), with DPoP where it is asked for. */

interface PreparedCode {
  readonly metadata: ProviderMetadata | undefined;
  readonly pkce: Pkce;
  /** The thumbprint of the key that the tokens will be bound to, with `dpop`. */
  readonly jkt: string | undefined;
}

/** What some settings need besides. */
export interface CodeGrantSupport {
  /** What makes and keeps keys, where they ask for tokens that are bound to one. */
  readonly dpop: DpopSupport | undefined;
  /** What knows the issuer, where they name one. */
  readonly issuer: IssuerSupport | undefined;
}

/** The grant. */
export const createCodeGrant = (support: CodeGrantSupport): Grant =>
  preparedGrant<PreparedCode>({
    async prepare(settings, values) {
      const [metadata, pkce, jkt] = await Promise.all([
        support.issuer?.discoverIssuer(settings, values),
        createPkce(),
        support.dpop?.createKey(),
      ]);
      return { metadata, pkce, jkt };
    },
    request: (attempt, prepared) => codeRequest(attempt, prepared, support),
  });

function codeRequest(attempt: Attempt, prepared: PreparedCode, support: CodeGrantSupport): LoginRequest {
  const { dpop, issuer } = support;
  const { metadata, pkce, jkt } = prepared;
  issuer?.requireIssuerPromise(attempt, metadata);
  const settings = issuer?.discoveredSettings(attempt.settings, metadata) ?? attempt.settings;
  const nonce = nonceFor(attempt, settings, metadata);
  const params: [string, string][] = [
    ['code_challenge', pkce.challenge],
    ['code_challenge_method', challengeMethod],
    ...(nonce === undefined ? [] : ([['nonce', nonce]] satisfies [string, string][])),
    // RFC 9449 §10: nobody else's key can redeem the code.
    ...(jkt === undefined ? [] : ([['dpop_jkt', jkt]] satisfies [string, string][])),
  ];
  const address = loginAddress(attempt, settings, metadata, params);
  return {
    ...address,
    ...{ settings, metadata, nonce, prepared },
    checkIssuer: metadata && issuer?.issuerCheck(metadata),
    sendWithToken: dpop?.sendDpop ?? sendBearer,
    key: jkt === undefined ? undefined : requestKey(jkt, settings, dpop),
    redeem: (response) =>
      redeem(response, attempt, { settings, prepared, nonce, resource: address.resource, ...support }),
  };
}

interface Redemption extends CodeGrantSupport {
  readonly settings: Settings;
  readonly prepared: PreparedCode;
  readonly nonce: string | undefined;
  readonly resource: string | undefined;
}

/** A code's tokens, from the token endpoint. Not ended by a signal: a code counts once, and its tokens may have been made. */
async function redeem({ parameters }: ValidatedResponse, attempt: Attempt, redemption: Redemption): Promise<TokenSet> {
  const { settings, prepared, nonce, resource, dpop, issuer } = redemption;
  const { metadata, pkce, jkt } = prepared;
  const { tokenUrl, clientSecret, redirectUrl, scope } = settings;
  const { clientId } = attempt;
  return redeemCode({
    tokenUrl: (tokenUrl as UrlTemplate).expand(attempt.values, 'token'),
    client: { id: clientId, secret: clientSecret },
    claimsOf:
      metadata &&
      issuer &&
      ((tokens) => ({
        claims: issuer.claimsOfIdToken(tokens, { issuer: metadata, clientId, nonce: nonce ?? null }, 'token'),
        exactClaims: issuer.exactClaimsOf(tokens),
      })),
    code: parameters['code'] ?? '',
    verifier: pkce.verifier,
    dpop: jkt === undefined ? undefined : await dpop?.requireProver(jkt),
    ...{ redirectUrl, scope, resource },
  });
}

function requestKey(jkt: string, { storage }: Settings, dpop: DpopSupport | undefined): RequestKey {
  let isHandedOver = false;
  return {
    keep: async () => (await dpop?.settleKey(jkt, storage !== 'memory')) ?? false,
    handOver: () => {
      isHandedOver = true;
    },
    keepForReturn: async () => dpop?.keepForReturn(jkt),
    drop: () => {
      if (!isHandedOver) void dpop?.forgetKey(jkt);
    },
  };
}
