import type { TokenSet } from '../protocol/token-set.js';
import type { FieldValues } from '../settings/fields.js';
import { publicValues } from '../settings/no-fields.js';
import type { Settings } from '../settings/settings.js';
import type { Values } from '../settings/plain-template.js';

/** All that is known of a connection, tokens included: what the store keeps. */
export interface ConnectionRecord {
  readonly identifier: string;
  readonly name: string;
  /** The authorization server: the issuer, or else the login URL's origin and path. */
  readonly server: string;
  readonly clientId: string;
  /** What was typed, passwords included. */
  readonly fieldValues: FieldValues;
  /** The test API's answer, or what stands in for it. */
  readonly profile: Readonly<Record<string, unknown>>;
  readonly tokens: TokenSet;
  /** Whether the provider no longer takes the token. */
  readonly expired: boolean;
}

/** A record before it is known whose it is. */
export type Grant = Pick<ConnectionRecord, 'server' | 'clientId' | 'fieldValues' | 'tokens'>;

/** The values that templates know after sign-in: the fields first, then what came with the token. */
export const valuesOf = ({ fieldValues, clientId, tokens }: Grant): Values => [
  fieldValues,
  { client_id: clientId, access_token: tokens.accessToken, id_token: tokens.idToken },
  tokens.response,
];

/** The same for a query, where passwords have no place. */
export const valuesForQuery = (grant: Grant, settings: Settings): Values =>
  valuesOf({ ...grant, fieldValues: publicValues(settings.fields, grant.fieldValues) });

/** The values of names and identifiers: the profile first, and nothing secret at all. */
export const valuesForNames = ({ fieldValues, tokens }: Grant, profile: unknown, settings: Settings): Values => [
  profile,
  publicValues(settings.fields, fieldValues),
  tokens.response,
];

/** The token as requests hold it (RFC 6750 §2.1). */
export const authorizationOf = ({ tokens }: Grant): string => `Bearer ${tokens.accessToken}`;
