import { failure } from '../errors/oauth-connect-error.js';
import type { ProviderMetadata } from './provider-metadata.js';

/** Looks at the parameters of an answer, and throws where they come from another issuer. */
export type IssuerCheck = (parameters: URLSearchParams) => void;

/**
 * The defence against mix-up: an answer, be it an error, names the issuer that it comes from. One with an ID token may do
 * so in there alone (oidc-provider does), which is checked with the token's signature.
 *
 * @param metadata - of the issuer that was asked
 * @returns a check that throws `issuer_mismatch`, also where `iss` is missing although the metadata promise it
 * @see RFC 9207 §2.4: compared character by character; RFC 9700 §4.4
 */
export const issuerCheck =
  ({ issuer, issParameterSupported }: Pick<ProviderMetadata, 'issuer' | 'issParameterSupported'>): IssuerCheck =>
  (parameters) => {
    const iss = parameters.get('iss');
    const mayBeMissing = !issParameterSupported || parameters.has('id_token');
    if (iss === issuer || (iss === null && mayBeMissing)) return;
    throw failure('issuer_mismatch', 'callback', 'otherIssuer', []);
  };
