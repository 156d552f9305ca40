import { checkAll, optionError, isRecord, readList, readText, readWhole } from './option-checks.js';
import type { TokenProxyOptions } from './options.js';
import { readKeptTokens, type KeptTokens } from './kept-tokens.js';
import { urlProblem } from './provider-url.js';
import { readProvider, type Provider } from './read-provider.js';

/** What the options come to: all that a request is compared with. */
export interface Plan {
  readonly providers: ReadonlyMap<string, Provider>;
  readonly origins: ReadonlySet<string>;
  readonly authorize: TokenProxyOptions['authorize'];
  readonly kept: KeptTokens | undefined;
  readonly bodySize: number;
  readonly bodyTime: number;
  readonly upstreamTime: number;
  readonly log: NonNullable<TokenProxyOptions['log']>;
}

const known = ['providers', 'allowedOrigins', 'authorize', 'keepRefreshTokens', 'limits', 'log'];
const knownLimits = ['bodySize', 'bodyTime', 'upstreamTime'];

/**
 * Reads the options.
 *
 * @throws a `TypeError` that names the option and says what is expected, and never repeats a value that may be a secret
 */
export function readOptions(options: TokenProxyOptions): Plan {
  if (!isRecord(options)) throw optionError('options', 'must be an object with providers and allowedOrigins');
  checkAll(options, known, '');
  const { providers, allowedOrigins, authorize, keepRefreshTokens, limits = {}, log = () => undefined } = options;
  if (!isRecord(limits)) throw optionError('limits', 'must be an object');
  checkAll(limits, knownLimits, 'limits.');
  for (const [name, hook] of Object.entries({ authorize, log }))
    if (hook !== undefined && typeof hook !== 'function') throw optionError(name, 'must be a function');
  return {
    providers: readProviders(providers),
    origins: new Set(readList(allowedOrigins, 'allowedOrigins', originProblem)),
    authorize,
    kept: keepRefreshTokens === undefined ? undefined : readKeptTokens(keepRefreshTokens),
    bodySize: readWhole(limits.bodySize ?? 16 * 1024, 'limits.bodySize'),
    bodyTime: readWhole(limits.bodyTime ?? 5000, 'limits.bodyTime'),
    upstreamTime: readWhole(limits.upstreamTime ?? 20_000, 'limits.upstreamTime'),
    log,
  };
}

/** `https://app.example` as browsers write it, to be compared as it stands. */
function originProblem(text: string): string | undefined {
  const problem = urlProblem(text);
  if (problem) return problem;
  const { origin } = new URL(text);
  return origin === text ? undefined : `must be origins as browsers write them: ${origin}`;
}

function readProviders(providers: TokenProxyOptions['providers']): ReadonlyMap<string, Provider> {
  if (!isRecord(providers) || Object.keys(providers).length === 0)
    throw optionError('providers', 'must be an object with a provider in it: { github: { … } }');
  return new Map(
    Object.entries(providers).map(([id, provider]) => {
      // It is part of the route, and of a cookie's name.
      readText(id, 'providers', /^[\w-]{1,40}$/, 'must have ids of letters, digits, - and _');
      return [id, readProvider(id, provider)];
    }),
  );
}
