import { logOnce } from '../errors/log-once.js';
import { plainText, failure, type OAuthConnectError } from '../errors/oauth-connect-error.js';
import type { Settings } from '../settings/settings.js';
import { find, type Template, type Values } from '../settings/template.js';
import { tryUrl, urlProblem } from '../settings/url-rules.js';
import { valuesForNames, type AccountAnswer, type TokenContext } from '../requests/connection-record.js';
import type { Profile } from '../requests/test-call.js';

/** Steps 8 and 10 of the set-up: what a connection is called, and what tells its account from others. */

/** Can change hands, and stand in for a name. */
const handles = ['email', 'login', 'username'];
const identifiers = ['sub', 'id', 'user_id', 'account_id', ...handles];
const names = ['name', 'display_name', 'displayName', 'full_name', ...handles];

/** Whose account it is. */
export interface Account {
  readonly identifier: string;
  readonly name: string;
  /** The address of its picture, where there is one that may be shown. */
  readonly picture: string | undefined;
  /** The path of an identifier that can change hands, where nothing better was found. */
  readonly mutablePath: string | undefined;
}

const firstOf = (paths: readonly string[], values: Values): readonly [path: string, found: string] | undefined => {
  for (const path of paths) {
    const found = find([path], values);
    if (found !== undefined) return [path, found];
  }
  return undefined;
};

/** Only texts are names, and only texts and numbers are identifiers. */
const only = (scope: unknown, types: readonly string[]): unknown =>
  Object.fromEntries(Object.entries(scope ?? {}).filter(([, value]) => types.includes(typeof value)));

/** The names of what is there help to write the path; the values are nobody else's business. */
const missing = (profile: Profile, tried: string): OAuthConnectError =>
  failure('identifier_missing', 'test', 'noIdentifier', [tried, Object.keys(profile)]);

/**
 * Finds out whose account it is.
 *
 * @param context - the tokens and fields of the sign-in
 * @param answer - the test API's
 * @throws `identifier_missing` where nothing tells the account from others; a name is always found
 */
export function identifyAccount(context: TokenContext, answer: AccountAnswer, settings: Settings): Account {
  const values = valuesForNames(context, answer, settings);
  const { profile, exactProfile } = answer;
  const { uniqueIdentifier, connectionName, picture, page } = settings;
  const { claims, exactClaims, response, exactResponse } = context.tokens;
  // OpenID Connect Core §5.3.2: or an answer about somebody else would pass for this account's.
  if (claims && ![undefined, claims.sub].includes(find(['sub'], [exactProfile, profile])))
    throw failure('test_failed', 'test', 'otherSubject', []);
  let identifier: string;
  let mutablePath: string | undefined;
  if (uniqueIdentifier) {
    identifier = textOf(uniqueIdentifier, values);
    if (!identifier.trim()) throw missing(profile, uniqueIdentifier.source);
  } else {
    // Not what was typed: anybody can type anybody's address.
    const sources = [exactClaims, claims, exactProfile, profile, exactResponse, response];
    const said = sources.map((scope) => only(scope, ['string', 'number']));
    const found = firstOf(identifiers, said);
    if (!found) throw missing(profile, identifiers.join(', '));
    identifier = found[1];
    if (handles.includes(found[0])) mutablePath = found[0];
  }
  // A label never ends a sign-in.
  const name = plainText(connectionName && textOf(connectionName, values));
  if (connectionName && !name && settings.page.loopback)
    logOnce(
      'warn',
      `connection-name found nothing by "${connectionName.source}"; the answer has ${Object.keys(profile).join(', ')}.`,
    );
  const said = [claims, profile, response].map((scope) => only(scope, ['string']));
  // The image is loaded from wherever the answer says: nothing that was typed goes there.
  const image = picture && tryUrl(textOf(picture, [exactClaims, claims, exactProfile, profile]));
  return {
    identifier,
    mutablePath,
    name: name || plainText(firstOf(names, said)?.[1]) || plainText(identifier),
    picture: image && !urlProblem(image, page) ? image.href : undefined,
  };
}

/** The text that a template makes; empty when it finds nothing. */
function textOf(template: Template, values: Values): string {
  try {
    return template.expand(values, 'test');
  } catch {
    return '';
  }
}
