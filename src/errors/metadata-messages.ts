import { toJson } from '../platform/taken-at-load.js';
import { noAnswer } from './network-messages.js';

/** The words for an issuer's metadata that could not be found, or cannot be used. */

/** An address that was asked, and why what was found there is not what was looked for: the error, in its parts. */
export interface Finding {
  readonly address: string;
  readonly code: string;
  readonly key?: string | undefined;
  readonly details?: readonly unknown[] | undefined;
}

const metadata = (issuer: string, problem: string): string =>
  `The metadata of ${issuer} ${problem}. Check the issuer, or set login-url and token-url in its place.`;

const kindOf = (value: unknown): string =>
  value === undefined
    ? 'left out'
    : value === null
      ? 'null'
      : Array.isArray(value)
        ? 'an array'
        : `of type ${typeof value}`;

/** What was found at one address. Each of these is told in a list. */
const findings = {
  metadataStatus: (status: number) => `answered ${String(status)}`,
  metadataNoJson: () => 'answered with something that is no metadata (a JSON object with "issuer")',
  metadataOtherIssuer: (issuer: string) => `has the metadata of another issuer, ${toJson(issuer)}`,
  metadataNoIssuer: (value: unknown) => `has metadata whose "issuer" must be a text, and is ${kindOf(value)}`,
};

/** The same for what any request can come to. */
const others: Readonly<Record<string, string>> = {
  redirected: 'answered with a redirect, which was not followed',
  tooLarge: 'answered with more than 1 MiB',
  slow: 'took too long, or broke off its answer',
  noAnswer: 'gave no answer that this page can read',
};

/** What was found at each address that was asked, for whoever compares it with what the provider says. */
function listed(found: readonly Finding[]): string {
  const words = findings as unknown as Record<string, (detail: unknown) => string>;
  const lines = found.map(
    ({ address, key = '', details = [] }) =>
      `- ${address} ${words[key]?.(details[0]) ?? others[key] ?? others['noAnswer'] ?? ''}`,
  );
  return lines.join('\n');
}

/** The words by what happened; none of them ever repeats a document but for the issuer in it, which is public. */
export const metadataMessages = {
  ...findings,
  issuerNotHttps: (issuer: string) => metadata(issuer, 'would not come by https:'),
  metadataEndpoint: (issuer: string, name: string) => metadata(issuer, `have a ${name} that is no https: URL`),
  issNotPromised: (issuer: string) =>
    `The metadata of ${issuer} do not promise "iss" in answers (authorization_response_iss_parameter_supported, RFC 9207). ` +
    'Where visitors name the server, a hostile one could then have the code of another sent to itself, so nothing was ' +
    'asked for. Let the server promise it, or name servers that you trust: by issuer, or as options, hosts or the default of the field.',
  metadataNotFound(issuer: string, found: readonly Finding[]) {
    const asked = `These addresses were asked:\n${listed(found)}`;
    const codes = found.map(({ code }) => code);
    if (codes.includes('issuer_mismatch')) {
      const told = asked.includes('another issuer')
        ? 'but those of another issuer. Nothing of them was used: write the issuer exactly as the provider does.'
        : 'but some that do not name their issuer. Nothing of them was used: this is for the provider to mend.';
      return `No metadata of ${issuer} were found, ${told} ${asked}`;
    }
    if (codes.some((code) => code !== 'network_error')) return `${metadata(issuer, 'were not found')} ${asked}`;
    const { origin } = new URL(issuer);
    return `${noAnswer(origin)} If it has metadata without CORS, set login-url and token-url in place of the issuer. ${asked}`;
  },
};
