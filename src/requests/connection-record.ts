import type { ProviderMetadata } from '../protocol/provider-metadata.js';
import type { ExactIntegers } from '../protocol/exact-integers.js';
import type { TokenSet } from '../protocol/token-set.js';
import type { FieldValues } from '../settings/login-fields.js';
import { publicValues } from '../settings/login-fields.js';
import type { Settings } from '../settings/settings.js';
import type { Values } from '../settings/template.js';

/** All that is known of a connection, tokens included: what the store keeps. */
export interface ConnectionRecord {
  /** Random: of this sign-in alone. */
  readonly id: string;
  readonly identifier: string;
  readonly name: string;
  /** The address of the account's picture, where there is one. */
  readonly picture?: string | undefined;
  /** The authorization server: the issuer, or else the login URL's origin and path. */
  readonly server: string;
  readonly clientId: string;
  /** What was typed, passwords included. */
  readonly fieldValues: FieldValues;
  /** The test API's answer, or what stands in for it. */
  readonly profile: Readonly<Record<string, unknown>>;
  /** The integers of `profile` that numbers cannot hold, as they were written; left out where there are none. */
  readonly exactProfile?: ExactIntegers | undefined;
  readonly tokens: TokenSet;
  /** The API that the tokens are for (RFC 8707), where one was asked for. */
  readonly resource?: string | undefined;
  /** What the issuer said of itself at sign-in, where there is one. */
  readonly metadata?: ProviderMetadata | undefined;
  /** When the account was connected, in ms since 1970. */
  readonly since: number;
  /** When the tokens came, in ms since 1970. */
  readonly issuedAt: number;
  /** Whether the provider no longer takes the token. */
  readonly expired: boolean;
  /** Whether the provider has refused to renew the tokens: that is not tried again. */
  readonly isRenewalRefused?: boolean;
  /** How many renewals in a row have brought tokens of a very short life. */
  readonly shortRenewals?: number;
}

/** What requests and templates know of a connection, also before it is known whose it is. */
export type TokenContext = Pick<
  ConnectionRecord,
  'server' | 'clientId' | 'fieldValues' | 'tokens' | 'metadata' | 'resource'
>;

/** What the test API said of an account. */
export type AccountAnswer = Pick<ConnectionRecord, 'profile' | 'exactProfile'>;

/** The values that templates know after sign-in: the fields first, then what came with the token. */
export const valuesOf = ({ fieldValues, clientId, tokens }: TokenContext): Values => [
  fieldValues,
  { client_id: clientId, access_token: tokens.accessToken, id_token: tokens.idToken },
  tokens.exactResponse,
  tokens.response,
];

type Whose = Pick<ConnectionRecord, 'identifier' | 'server' | 'resource'>;

/** The same account at the same authorization server, for the same API. */
export const isSameAccount = (one: Whose, other: Whose): boolean =>
  one.identifier === other.identifier && one.server === other.server && one.resource === other.resource;

/** Whether the tokens are still those: an answer to an older token says nothing of a newer one. */
export const hasSameTokens = (one: ConnectionRecord, other: ConnectionRecord): boolean =>
  one.id === other.id && one.tokens.accessToken === other.tokens.accessToken;

/** Whether new tokens can be had without the visitor. */
export const isRenewable = (record: ConnectionRecord, { refreshUrl, tokenUrl, renew }: Settings): boolean =>
  !record.isRenewalRefused &&
  (renew === 'silent' || Boolean(renew !== 'off' && record.tokens.refreshToken && (refreshUrl ?? tokenUrl)));

/** The values of names and identifiers: claims and profile first, and nothing secret at all. */
export const valuesForNames = (
  { fieldValues, tokens }: TokenContext,
  { profile, exactProfile }: AccountAnswer,
  settings: Settings,
): Values => [
  tokens.exactClaims,
  tokens.claims,
  exactProfile,
  profile,
  publicValues(settings.fields, fieldValues),
  tokens.exactResponse,
  tokens.response,
];

/** The token as requests hold it (RFC 6750 §2.1). */
export const authorizationOf = ({ tokens }: TokenContext): string => `Bearer ${tokens.accessToken}`;

/** What is left of a record whose connection has ended: no token, nothing that was typed. */
export const withoutSecrets = ({ tokens, ...record }: ConnectionRecord): ConnectionRecord => ({
  ...record,
  fieldValues: {},
  tokens: { accessToken: '', scope: tokens.scope, expiresAt: tokens.expiresAt, response: tokens.response },
});
