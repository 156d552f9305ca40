import type { ConfigurationProblems } from './configuration-problems.js';
import { templatesIn } from './json-options.js';
import { attributeName, type OptionName } from './options.js';
import type { SettingsDraft } from './settings.js';
import { expressionsOf, holdsToken, isText, mentions, type Expression, type Template } from './template.js';

/** Which values may stand in which templates, and which templates no value can ever fill. */

/** A template as far as it is looked at here: that of a URL expands to something else. */
type Parsed = Pick<Template, 'parts'>;

/** Addresses, and what becomes a part of one: histories and logs keep them. */
const urlOptions: readonly OptionName[] = [
  'loginUrl',
  'tokenUrl',
  'refreshUrl',
  'revokeUrl',
  'testUrl',
  'apiUrl',
  'issuer',
  'allowedUrls',
  'requestQuery',
];

/** The client ID goes to the login page in the query of its address (RFC 6749 §4.1.1). */
const optionsWithoutPasswords: readonly OptionName[] = ['clientId', 'loginUrl', 'requestQuery'];

/** Expanded before there is a token response: all that can be known is the client ID and the fields. */
const optionsBeforeSignIn: readonly OptionName[] = ['clientId', 'issuer', 'loginUrl', 'tokenUrl'];

/** Not even where a token response holds them. */
const neverValues = ['refresh_token', 'client_secret'];

/** Notes what may not stand in a template, or cannot be filled in there. */
export function validateTemplates(problems: ConfigurationProblems, draft: SettingsDraft): void {
  for (const [option, template] of templatesOf(draft)) {
    if (urlOptions.includes(option) && holdsToken(template)) {
      if (draft.tokenInQuery) problems.advise(option, 'tokenInUrlAllowed');
      else problems.error(option, 'tokenInUrl');
    } else if (optionsBeforeSignIn.includes(option)) checkBeforeSignIn(problems, draft, option, template);
    else checkAfterSignIn(problems, option, template);
    if (optionsWithoutPasswords.includes(option)) checkPasswords(problems, draft, option, template);
  }
}

/** Every template but that of the name: a label that finds nothing has a default. */
function templatesOf(draft: SettingsDraft): readonly (readonly [OptionName, Parsed])[] {
  const { clientId, loginUrl, tokenUrl, refreshUrl, revokeUrl, testUrl, apiUrl, uniqueIdentifier, issuer } = draft;
  const single = { clientId, loginUrl, tokenUrl, refreshUrl, revokeUrl, testUrl, apiUrl, uniqueIdentifier, issuer };
  const several: Partial<Record<OptionName, readonly Parsed[]>> = {
    testBody: templatesIn(draft.testBody, attributeName('testBody')),
    allowedUrls: draft.allowedUrls ?? [],
    requestHeaders: draft.requestHeaders.map(([, template]) => template),
    requestQuery: draft.requestQuery.map(([, template]) => template),
    requestBody: draft.requestBody.flatMap(([, value]) => templatesIn(value, attributeName('requestBody'))),
  };
  const all = Object.entries({ ...single, ...several }) as [OptionName, Parsed | readonly Parsed[] | undefined][];
  return all.flatMap(([option, some]) => [some ?? []].flat().map((template) => [option, template] as const));
}

function checkBeforeSignIn(
  problems: ConfigurationProblems,
  { fields }: SettingsDraft,
  option: OptionName,
  template: Parsed,
): void {
  // Which fields there are is not known then.
  if (problems.hasError('fields')) return;
  const isClientId = option === 'clientId';
  const known = [...fields.map(({ name }) => name), ...(isClientId ? [] : ['client_id'])];
  // These values are texts: nothing lies within them.
  const canFill = (path: readonly string[]) => path.length === 1 && known.includes(path[0] as string);
  for (const { source } of unfillable(template, canFill))
    problems.error(option, isClientId ? 'unknownField' : 'unknownBefore', source);
}

function checkAfterSignIn(problems: ConfigurationProblems, option: OptionName, template: Parsed): void {
  for (const { source } of unfillable(template, ([name = '']) => !neverValues.includes(name)))
    problems.error(option, 'neverValue', source);
}

/** The expressions of a template none of whose alternatives can find anything. */
const unfillable = (template: Parsed, canFill: (path: readonly string[]) => boolean): readonly Expression[] =>
  expressionsOf(template).filter(({ alternatives }) => !alternatives.some((one) => isText(one) || canFill(one)));

function checkPasswords(
  problems: ConfigurationProblems,
  { fields }: SettingsDraft,
  option: OptionName,
  template: Parsed,
): void {
  for (const { name, type } of fields)
    if (type === 'password' && mentions(template, name)) problems.error(option, 'passwordInUrl', name);
}
