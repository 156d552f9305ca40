import { failure } from '../errors/oauth-connect-error.js';
import { URL } from '../platform/taken-at-load.js';
import { anyLabel } from '../settings/allowed-urls-option.js';
import type { UrlTemplate } from '../settings/url-template.js';
import type { Settings } from '../settings/settings.js';
import { tryUrl } from '../settings/url-rules.js';
import { valuesOf, type TokenContext } from './connection-record.js';

/** Who may get the token. Part of the security core: `fetch()` asks here before anything leaves. */

/** The levels of a path. Some servers cut a segment at its semicolon, so that `;x` and `.;x` are none. */
const segmentsOf = (path: string): string[] => path.split('/').filter((segment) => !/^\.?(?:;|$)/.test(segment));

/** Every way in which a server might read a path: as it is, decoded once, and decoded twice. */
function readings(path: string): string[] {
  const decode = (text: string) =>
    text.replace(/%([0-7][\da-f])/gi, (_all, hex: string) => String.fromCharCode(parseInt(hex, 16)));
  const once = decode(path);
  return [path, once, decode(once)].map((text) => text.replaceAll('\\', '/'));
}

/** Whether a path, walked segment by segment, begins with the prefix and never leaves it. */
function staysWithin(path: string, prefix: readonly string[]): boolean {
  const walked: string[] = [];
  for (const segment of segmentsOf(path)) {
    // Cut at its semicolon, this is ".." as well.
    if (/^\.\.(?:;|$)/.test(segment)) {
      if (segment !== '..' || walked.length <= prefix.length) return false;
      walked.pop();
    } else walked.push(segment);
  }
  return prefix.every((segment, index) => segment === walked[index]);
}

/**
 * Whether a URL lies within a prefix: scheme, host, port and whole path segments.
 *
 * @param url - the URL that would be sent, as the URL parser reads it
 * @param prefix - one allowed URL
 * @param wildcard - whether the first label of its host stands for any
 */
function isWithin(url: URL, prefix: URL, wildcard: boolean): boolean {
  const path = prefix.pathname.replace(/\/$/, '');
  const suffix = wildcard ? prefix.host.slice(anyLabel.length) : '';
  return (
    !url.username &&
    !url.password &&
    url.protocol === prefix.protocol &&
    (suffix
      ? url.host.endsWith(suffix) && url.host.slice(0, -suffix.length).split('.').every(Boolean)
      : url.host === prefix.host) &&
    (url.pathname === path || url.pathname.startsWith(`${path}/`)) &&
    readings(path)
      .map(segmentsOf)
      .every((segments, index) => staysWithin(readings(url.pathname)[index] ?? '', segments))
  );
}

/** The base that relative addresses are resolved against, as a folder. */
function apiBase({ apiUrl }: Settings, context: TokenContext): URL | undefined {
  const base = apiUrl ? apiUrl.expand(valuesOf(context), 'request') : tryUrl(context.resource ?? '');
  if (!base) return undefined;
  if (!base.pathname.endsWith('/')) base.pathname += '/';
  return base;
}

/** Only the author writes a wildcard: a `*` in the value of a template is a character as any other. */
const isWildcard = ({ source }: UrlTemplate): boolean => source.split('/')[2]?.startsWith(`${anyLabel}.`) ?? false;

/** Where requests may go: by default, to the origin of the test API; always to the API that the token is for. */
function prefixes(settings: Settings, context: TokenContext): (readonly [prefix: URL, wildcard: boolean])[] {
  const values = valuesOf(context);
  const { allowedUrls, testUrl } = settings;
  const resource = context.resource === undefined ? [] : [[new URL(context.resource), false] as const];
  if (allowedUrls)
    return [...resource, ...allowedUrls.map((one) => [one.expand(values, 'request'), isWildcard(one)] as const)];
  return testUrl ? [...resource, [new URL('/', testUrl.expand(values, 'request')), false]] : resource;
}

/**
 * Finds out where a request would go, and whether it may.
 *
 * @param input - an absolute address, or one relative to `api-url` or `resource`
 * @throws `url_not_allowed`, before anything is sent
 */
export function allowedUrl(input: string, settings: Settings, context: TokenContext): URL {
  const base = apiBase(settings, context);
  // Not as a folder: the resource itself is what its server writes.
  const own = input === '' && !settings.apiUrl ? context.resource : undefined;
  const url = tryUrl(own ?? input) ?? tryUrl(input, base?.href);
  const allowed = [...prefixes(settings, context), ...(base ? [[base, false] as const] : [])];
  if (url && allowed.some(([prefix, wildcard]) => isWithin(url, prefix, wildcard))) {
    url.hash = '';
    return url;
  }
  if (!url) throw failure('url_not_allowed', 'request', 'noApiUrl', []);
  const place = url.origin === 'null' ? url.protocol : url.origin;
  throw failure('url_not_allowed', 'request', 'notAllowed', [place]);
}
