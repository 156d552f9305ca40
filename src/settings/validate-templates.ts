import type { ConfigurationProblems } from './configuration-problems.js';
import * as sentences from './configuration-sentences.js';
import type { OptionName } from './options.js';
import type { SettingsDraft } from './settings.js';
import { holdsToken, mentions, type Template } from './template.js';

/** Which values may stand in which templates. Names that find nothing are told of when they do: only then is that known. */

/** The templates of an option, as far as they are looked at here: that of a URL expands to something else. */
type Parsed = readonly (Pick<Template, 'parts'> | null | undefined)[];

/** Addresses: histories and logs keep them. */
const urlOptions = [
  'loginUrl',
  'tokenUrl',
  'refreshUrl',
  'revokeUrl',
  'testUrl',
  'apiUrl',
  'issuer',
  'resource',
] as const;

/** Notes what may not stand in a template. */
export function validateTemplates(problems: ConfigurationProblems, draft: SettingsDraft): void {
  const { clientId, loginUrl, allowedUrls = [], requestQuery, tokenInQuery, fields } = draft;
  const query = requestQuery.map(([, template]) => template);

  const checkToken = (option: OptionName, templates: Parsed): void => {
    if (!templates.some((template) => template && holdsToken(template))) return;
    if (tokenInQuery) problems.advise(option, sentences.tokenInUrlAllowed);
    else problems.error(option, sentences.tokenInUrl);
  };
  for (const option of urlOptions) checkToken(option, [draft[option]]);
  checkToken('allowedUrls', allowedUrls);
  checkToken('requestQuery', query);

  const checkPasswords = (option: OptionName, templates: Parsed): void => {
    for (const { name, type } of fields)
      if (type === 'password' && templates.some((template) => template && mentions(template, name)))
        problems.error(option, sentences.passwordInUrl(name));
  };
  // The client ID goes to the login page in the query of its address (RFC 6749 §4.1.1).
  checkPasswords('clientId', [clientId]);
  checkPasswords('loginUrl', [loginUrl]);
  // So does the resource (RFC 8707 §2.1).
  checkPasswords('resource', [draft.resource]);
  checkPasswords('requestQuery', query);
}
