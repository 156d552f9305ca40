import type { ConfigurationProblems } from './configuration-problems.js';
import type { OptionName } from './options.js';
import type { SettingsDraft } from './settings.js';
import { holdsToken, mentions, type Template } from './template.js';

/** Which values may stand in which templates. Names that find nothing are told of when they do: only then is that known. */

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

/** Notes what may not stand in a template. */
export function validateTemplates(problems: ConfigurationProblems, draft: SettingsDraft): void {
  for (const [option, template] of templatesOf(draft)) {
    if (urlOptions.includes(option) && holdsToken(template)) {
      if (draft.tokenInQuery) problems.advise(option, 'tokenInUrlAllowed');
      else problems.error(option, 'tokenInUrl');
    }
    if (optionsWithoutPasswords.includes(option)) checkPasswords(problems, draft, option, template);
  }
}

/** The templates of options that become addresses, or a part of one. */
function templatesOf(draft: SettingsDraft): readonly (readonly [OptionName, Parsed])[] {
  const { clientId, loginUrl, tokenUrl, refreshUrl, revokeUrl, testUrl, apiUrl, issuer } = draft;
  const single = { clientId, loginUrl, tokenUrl, refreshUrl, revokeUrl, testUrl, apiUrl, issuer };
  const requestQuery = draft.requestQuery.map(([, template]) => template);
  const several: Partial<Record<OptionName, readonly Parsed[]>> = {
    allowedUrls: draft.allowedUrls ?? [],
    requestQuery,
  };
  const all = Object.entries({ ...single, ...several }) as [OptionName, Parsed | readonly Parsed[] | undefined][];
  return all.flatMap(([option, some]) => [some ?? []].flat().map((template) => [option, template] as const));
}

function checkPasswords(
  problems: ConfigurationProblems,
  { fields }: SettingsDraft,
  option: OptionName,
  template: Parsed,
): void {
  for (const { name, type } of fields)
    if (type === 'password' && mentions(template, name)) problems.error(option, 'passwordInUrl', name);
}
