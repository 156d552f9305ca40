import { readJson } from './large-integers.js';
import { badGateway, Refusal } from './refusal.js';
import type { UpstreamAnswer } from './upstream.js';

/** What a provider says (RFC 6749 §5.1, §5.2), made the same whoever says it. */

type Members = Readonly<Record<string, unknown>>;

/** The members of an answer: JSON whatever its content type, or form-encoded as with older servers. */
function membersOf({ contentType, text }: UpstreamAnswer): Members | undefined {
  if (/^\s*(?:application\/x-www-form-urlencoded|text\/plain)\b/i.test(contentType)) {
    const form = new URLSearchParams(text);
    if (form.has('access_token') || form.has('error')) return Object.fromEntries(form);
  }
  try {
    const value = readJson(text);
    return typeof value === 'object' && value && !Array.isArray(value) ? (value as Members) : undefined;
  } catch {
    return undefined;
  }
}

/** What providers say in place of the codes of RFC 6749 §5.2: GitHub (`bad_…`, `incorrect_…`), Slack (`invalid_…`). */
const ownWords: Readonly<Record<string, string>> = {
  bad_verification_code: 'invalid_grant',
  bad_refresh_token: 'invalid_grant',
  redirect_uri_mismatch: 'invalid_grant',
  invalid_code: 'invalid_grant',
  code_already_used: 'invalid_grant',
  bad_redirect_uri: 'invalid_grant',
  invalid_refresh_token: 'invalid_grant',
  incorrect_client_credentials: 'invalid_client',
  bad_client_secret: 'invalid_client',
  invalid_client_id: 'invalid_client',
};

/**
 * What is passed on as a code: fewer letters than RFC 6749 §5.2 allows, but those of every code in use. Many servers write a
 * sentence into `error`, some with what they were sent in it.
 */
const errorCode = /^[\w.:/-]{1,64}$/;
/** RFC 6749 §5.2: what a description may not consist of. */
const unprintable = /[^\x20\x21\x23-\x5b\x5d-\x7e]+/g;

/** The statuses of §5.2, and those that say to come back later; others are the provider's own affair. */
const passedOn = [400, 401, 403, 408, 429, 503];

/** Some answer 200 with an error. */
const statusOf = (status: number): number => (passedOn.includes(status) ? status : status < 500 ? 400 : 502);

/** A secret of a few letters would be found in any text by chance. */
const repeats = (text: unknown, secret: string): boolean =>
  typeof text === 'string' && secret !== '' && (secret.length < 8 ? text === secret : text.includes(secret));

/** The code of an error: `undefined` where it is no code, or repeats what was sent. */
function codeOf(error: string, secrets: readonly string[]): string | undefined {
  if (!errorCode.test(error) || secrets.some((one) => repeats(error, one))) return undefined;
  return Object.hasOwn(ownWords, error) ? ownWords[error] : error;
}

/** The error of an answer: its code, its description where nothing secret is in it, and nothing else. */
function refusalOf(status: number, members: Members | undefined, secrets: readonly string[]): Refusal {
  const { error, error_description: told } = members ?? {};
  if (typeof error !== 'string' || !error)
    return badGateway(`The provider answered ${status}, and with no error that OAuth knows.`);
  const answered = statusOf(status);
  const code = codeOf(error, secrets) ?? (answered < 500 ? 'invalid_request' : 'server_error');
  const text = typeof told === 'string' && !secrets.some((one) => one && told.includes(one)) ? told : '';
  const description = text.replace(unprintable, ' ').replace(/ +/g, ' ').trim().slice(0, 200);
  const isOurs = code === 'invalid_client' || code === 'unauthorized_client';
  return new Refusal(
    answered,
    code,
    description || 'The provider refused.',
    isOurs ? { problem: 'The provider does not take the client: see clientId, clientSecret and authentication.' } : {},
  );
}

const isOk = (status: number): boolean => status >= 200 && status < 300;

/**
 * Reads the answer of a token endpoint: its members, an access token among them.
 *
 * @param sent - the code or the token that was sent, which no error may repeat
 */
export function readTokens(answer: UpstreamAnswer, sent: readonly string[]): Members {
  const { status, proofs } = answer;
  const members = membersOf(answer);
  const token = members?.['access_token'];
  const hasToken = typeof token === 'string' && token !== '';
  if (!isOk(status) || (members?.['error'] !== undefined && !hasToken))
    throw refusalOf(status, members, [...proofs, ...sent]);
  if (!members || !hasToken) throw badGateway('The provider answered with no access token.');
  const { token_type: type, expires_in: seconds } = members;
  const usual = {
    ...members,
    // Slack says here whose token it is.
    token_type: typeof type === 'string' && !/^(?:bot|user)$/.test(type) ? type : 'Bearer',
    ...(typeof seconds === 'string' && /^\d+$/.test(seconds) && { expires_in: Number(seconds) }),
  };
  return without(usual, proofs);
}

/** Reads the answer of a revocation endpoint, whose body says nothing where all is well (RFC 7009 §2.2). */
export function checkRevoked(answer: UpstreamAnswer, sent: readonly string[]): void {
  const members = membersOf(answer);
  if (!isOk(answer.status) || typeof members?.['error'] === 'string')
    throw refusalOf(answer.status, members, [...answer.proofs, ...sent]);
}

/** Leaves out refresh tokens, wherever they stand and whatever they are called: some answers repeat them deeper down. */
export const withoutRefreshTokens = (members: Members, tokens: readonly string[]): Members =>
  without(members, tokens, (key) => /^refresh[_-]?token$/i.test(key));

/** Leaves out what repeats a secret, as a key or as a value. */
const without = (
  members: Members,
  secrets: readonly string[],
  isSecretName: (key: string) => boolean = () => false,
): Members =>
  JSON.parse(
    JSON.stringify(members, (key, value: unknown) =>
      isSecretName(key) || secrets.some((one) => repeats(key, one) || repeats(value, one)) ? undefined : value,
    ),
  ) as Members;
