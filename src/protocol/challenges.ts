/** What an API says in `WWW-Authenticate` of why a request was refused (RFC 9110 §11.6.1). */

/** One challenge: a scheme, and what it says. */
export interface Challenge {
  /** In lower case: `bearer` (RFC 6750 §3), `dpop` (RFC 9449 §7.1). */
  readonly scheme: string;
  /** By names in lower case; of one that is there twice, the first counts. */
  readonly parameters: ReadonlyMap<string, string>;
}

/** More than any server writes, in characters. */
const longestHeader = 16_384;

// Each is tried at one place, and takes what it finds in one go: a hostile header costs no more than it is long.
const separators = /[\s,]*/y;
const word = /[!#$%&'*+.^_`|~\w-]+/y;
const valueOf = /[ \t]*=[ \t]*(?:([!#$%&'*+.^_`|~\w-]+)|"((?:[^"\\]|\\[^])*)")/y;
const token68 = /[ \t]+[\w.~+/-]+=*(?=[ \t]*(?:,|$))/y;

/**
 * Reads the challenges of a header, several of them in one or in several lines; what breaks the grammar, and all after it, is
 * left out.
 *
 * @param header - its value; `null` where it is not there, or CORS does not expose it
 */
export function parseChallenges(header: string | null): readonly Challenge[] {
  const text = (header ?? '').slice(0, longestHeader);
  const challenges: Challenge[] = [];
  let parameters: Map<string, string> | undefined;
  let position = 0;
  const take = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = position;
    const found = pattern.exec(text);
    if (found) position = pattern.lastIndex;
    return found;
  };
  for (;;) {
    take(separators);
    const name = take(word)?.[0].toLowerCase();
    if (name === undefined) return challenges;
    const value = take(valueOf);
    if (!value) {
      parameters = new Map();
      challenges.push({ scheme: name, parameters });
      take(token68);
    } else if (!parameters) return challenges;
    else if (!parameters.has(name)) parameters.set(name, value[1] ?? (value[2] ?? '').replace(/\\([^])/g, '$1'));
  }
}

/**
 * The challenge of a token (RFC 6750 §3, RFC 9449 §7.1) that names an error.
 *
 * @param header - as of {@link parseChallenges}
 * @param error - `insufficient_user_authentication` (RFC 9470 §3), `use_dpop_nonce` (RFC 9449 §9), …
 */
export const findChallenge = (header: string | null, error: string): Challenge | undefined =>
  parseChallenges(header).find(
    ({ scheme, parameters }) => /^(?:bearer|dpop)$/.test(scheme) && parameters.get('error') === error,
  );

/** Whether a 401 says that the token is good: the API wants a newer sign-in (RFC 9470 §3), or its nonce (RFC 9449 §9). */
export const acceptsToken = (header: string | null): boolean =>
  ['insufficient_user_authentication', 'use_dpop_nonce'].some((error) => findChallenge(header, error));
