import { failure } from '../errors/oauth-connect-error.js';
import type { ProviderMetadata } from '../protocol/provider-metadata.js';
import { normalizeValue, type FieldValues } from '../settings/login-fields.js';
import { expressionsOf, find, isText, type Expression } from '../settings/template.js';
import type { Settings } from '../settings/settings.js';
import type { UrlTemplate } from '../settings/url-template.js';
import type { Attempt } from './attempt.js';

/** Where the visitor names the server: who could be signed in at there, and which defence that needs. */

/**
 * Whether a value that the visitor chose freely decides the whole host of a URL. A field's `default`, its `options` and
 * its `hosts` are the author's choice, and so is a host that the author wrote, whatever label a value puts below it.
 */
export function isNamedByVisitor(
  template: UrlTemplate | undefined,
  settings: Settings,
  fieldValues: FieldValues,
): boolean {
  if (!template?.variableHost || template.knownHost) return false;
  const [first] = template.parts;
  const deciding = typeof first === 'object' ? [first] : expressionsOf(template);
  return deciding.some((expression) => isVisitorsValue(expression, settings, fieldValues));
}

function isVisitorsValue({ alternatives }: Expression, settings: Settings, fieldValues: FieldValues): boolean {
  const used = alternatives.find((one) => isText(one) || one[0] === 'client_id' || find(one, [fieldValues]));
  if (!used || isText(used)) return false;
  const field = settings.fields.find(({ name }) => name === used[0]);
  // The client ID may be a template over the fields.
  if (!field) return expressionsOf(settings.clientId).length > 0;
  if (field.options.length || field.hosts.length) return false;
  return fieldValues[field.name] !== normalizeValue(field, field.default);
}

/**
 * The defence against mix-up where visitors name servers: a hostile one could name an honest one's login page, and have
 * the code that comes of it sent to its own token endpoint, with the verifier. An honest one that sends `iss` gives that
 * away only if the hostile one has to promise it, too.
 *
 * @throws `discovery_failed` where the server is the visitor's choice and its metadata do not promise `iss`
 * @see RFC 9700 §4.4; RFC 9207 §2.4, §3
 */
export function requireIssuerPromise(attempt: Attempt, metadata: ProviderMetadata | undefined): void {
  const { settings, fieldValues } = attempt;
  if (!metadata || metadata.issParameterSupported) return;
  if (![settings.issuer, settings.loginUrl].some((one) => isNamedByVisitor(one, settings, fieldValues))) return;
  throw failure('discovery_failed', 'configuration', 'issNotPromised', [metadata.issuer]);
}
