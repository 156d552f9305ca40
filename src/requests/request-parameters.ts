import { failure, type ErrorStep } from '../errors/oauth-connect-error.js';
import { parseJson, toJson } from '../platform/taken-at-load.js';
import { publicValues } from '../settings/login-fields.js';
import type { Settings } from '../settings/settings.js';
import { fitsHeader, holdsToken, mentions, parseTemplate, type Template, type Values } from '../settings/template.js';
import { templatesIn, type Pairs } from '../settings/json-options.js';
import { authorizationOf, valuesOf, type TokenContext } from './connection-record.js';
import { isForm, isQuery } from './kind-of.js';

/** Step 11 of the set-up: what every request holds unless its caller says otherwise, and the token. */

/** A request that can be changed before it leaves. */
export interface OutgoingRequest {
  readonly url: URL;
  readonly headers: Headers;
  readonly method: string;
  body: BodyInit | null | undefined;
  /** The call's abort signal and whatever else its caller asked for. */
  readonly init: RequestInit;
}

/** What was put into a request. */
export interface Applied {
  /** Whether the token of the connection is in it, so that a 401 speaks of that. */
  readonly holdsToken: boolean;
  /** Whether a parameter other than `Authorization` holds a secret, which a redirect would carry on. */
  readonly carriesSecret: boolean;
}

/** What templates of a query know: passwords have no place there. */
const valuesForQuery = (context: TokenContext, settings: Settings): Values =>
  valuesOf({ ...context, fieldValues: publicValues(settings.fields, context.fieldValues) });

function addQuery({ url }: OutgoingRequest, settings: Settings, context: TokenContext, step: ErrorStep): Template[] {
  const missing = settings.requestQuery.filter(([name]) => !url.searchParams.has(name));
  const values = valuesForQuery(context, settings);
  const added = missing.map(([name, template]) => [name, template.expand(values, step)]);
  url.search = [url.search.slice(1), new URLSearchParams(added).toString()].filter(Boolean).join('&');
  return missing.map(([, template]) => template);
}

function addHeaders(
  { headers }: OutgoingRequest,
  settings: Settings,
  context: TokenContext,
  step: ErrorStep,
): Pairs<Template> {
  const missing = settings.requestHeaders.filter(([name]) => !headers.has(name));
  for (const [name, template] of missing) {
    const value = template.expand(valuesOf(context), step);
    if (!fitsHeader(value)) throw failure('template_failed', step, 'unfitForHeader', [name]);
    headers.set(name, value);
  }
  return missing;
}

const asObject = (text: string): Record<string, unknown> | undefined => {
  try {
    const json: unknown = parseJson(text);
    return typeof json === 'object' && json && !Array.isArray(json) ? (json as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
};

const isJson = (headers: Headers): boolean => /\bjson\b|^$/i.test(headers.get('content-type') ?? '');

/** Adds the body's members where the body is one that has members; tells which were added. */
function addBody(request: OutgoingRequest, settings: Settings, context: TokenContext, step: ErrorStep): Pairs {
  const { body, headers, method } = request;
  const pairs = settings.requestBody;
  if (!pairs.length) return [];
  const expanded = (some: Pairs): Pairs =>
    some.map(([name, value]) => [name, expandJson(value, 'request-body', valuesOf(context), step)]);
  if (isQuery(body) || isForm(body)) {
    const missing = pairs.filter(([name]) => !body.has(name));
    const copy = isForm(body) ? new FormData() : new URLSearchParams();
    for (const [name, value] of body as FormData) copy.append(name, value as string);
    for (const [name, value] of expanded(missing)) copy.append(name, typeof value === 'string' ? value : toJson(value));
    request.body = copy;
    return missing;
  }
  const empty = body == null && ['POST', 'PUT', 'PATCH'].includes(method);
  const object = empty ? {} : typeof body === 'string' && isJson(headers) ? asObject(body) : undefined;
  if (!object) return [];
  const missing = pairs.filter(([name]) => !Object.hasOwn(object, name));
  // What is there stays as it was written: read and written anew, a number of many digits would be another.
  const [text, added] = [body as string | null, toJson(Object.fromEntries(expanded(missing)))];
  const comma = Object.keys(object).length && missing.length ? ',' : '';
  request.body = text ? text.trimEnd().slice(0, -1) + comma + added.slice(1) : added;
  if (empty && !headers.has('content-type')) headers.set('content-type', 'application/json');
  return missing;
}

/**
 * Expands the strings within a JSON value, keys aside.
 *
 * @throws `template_failed` when an expression finds nothing
 */
export const expandJson = (json: unknown, attribute: string, values: Values, step: ErrorStep): unknown =>
  parseJson(toJson(json), (_key, value: unknown) =>
    typeof value === 'string' ? parseTemplate(value, attribute).expand(values, step) : value,
  );

/**
 * Puts the connection's parameters and its token into a request. What the caller set for the same key wins.
 *
 * @param withBody - whether `request-body` applies
 * @throws `template_failed` when a template finds nothing
 */
export function applyParameters(
  request: OutgoingRequest,
  settings: Settings,
  context: TokenContext,
  step: ErrorStep,
  withBody = true,
): Applied {
  const { headers } = request;
  const callersOwn = headers.has('authorization');
  const query = addQuery(request, settings, context, step);
  const added = addHeaders(request, settings, context, step);
  const body = withBody
    ? templatesIn(
        addBody(request, settings, context, step).map(([, value]) => value),
        'request-body',
      )
    : [];
  const beside = [...query, ...body, ...added.filter(([name]) => !/^authorization$/i.test(name)).map(([, one]) => one)];
  const sent = [...beside, ...added.map(([, template]) => template)];
  const inParameter = sent.some((template) => mentions(template, 'access_token'));
  // RFC 6750 §2: the token in one place only.
  if (!inParameter && !headers.has('authorization')) headers.set('authorization', authorizationOf(context));
  const passwords = settings.fields.filter(({ type }) => type === 'password');
  return {
    holdsToken: inParameter || !callersOwn,
    carriesSecret: beside.some(
      (template) => holdsToken(template) || passwords.some(({ name }) => mentions(template, name)),
    ),
  };
}
