import { readFile } from 'node:fs/promises';
import { isRecord } from '../option-checks.js';
import type { TokenProxyOptions } from '../options.js';

/** The configuration of `oauth-connect-proxy`: the options as JSON, with the names of environment variables for secrets. */

/** What a configuration comes to. */
export interface Config {
  readonly options: TokenProxyOptions;
  readonly port: number | undefined;
  readonly host: string | undefined;
}

type Environment = Readonly<Record<string, string | undefined>>;
type Members = Readonly<Record<string, unknown>>;

/** A mistake that its author can mend; shown as it is, without a stack. */
export class ConfigError extends Error {}

/**
 * The value of the environment variable that a secret's place names. A secret itself is refused there: files are copied,
 * committed and backed up.
 *
 * @param place - where it is in the file
 */
function fromEnvironment(written: unknown, place: string, environment: Environment): string {
  const name = isRecord(written) ? written['env'] : undefined;
  if (typeof name !== 'string' || !/^\w+$/.test(name))
    throw new ConfigError(
      `${place}: a secret does not belong in this file. Put it into an environment variable, and write its name here: ` +
        '{ "env": "GITHUB_CLIENT_SECRET" }. If it was in a file that others can read, get a new one from the provider.',
    );
  const value = environment[name]?.trim();
  if (!value) throw new ConfigError(`${place}: the environment variable ${name} is not set.`);
  return value;
}

function readProviders(providers: unknown, environment: Environment): Members {
  if (!isRecord(providers)) throw new ConfigError('providers: must be an object with a provider in it.');
  return Object.fromEntries(
    Object.entries(providers).map(([id, provider]) => {
      if (!isRecord(provider)) throw new ConfigError(`providers.${id}: must be an object.`);
      const secrets = ['clientSecret', 'privateKey']
        .filter((name) => provider[name] !== undefined)
        .map((name) => [name, fromEnvironment(provider[name], `providers.${id}.${name}`, environment)]);
      return [id, { ...provider, ...Object.fromEntries(secrets) }];
    }),
  );
}

function readKept(kept: unknown, environment: Environment): Members {
  if (!isRecord(kept))
    throw new ConfigError('keepRefreshTokens: must be an object: { "keys": { "env": "PROXY_KEYS" } }.');
  const keys = fromEnvironment(kept['keys'], 'keepRefreshTokens.keys', environment);
  return { ...kept, keys: keys.split(/[\s,]+/).filter(Boolean) };
}

/**
 * Reads a configuration.
 *
 * @param text - the file's content
 * @param environment - where secrets are
 * @throws {@link ConfigError}, which never repeats a value
 */
export function readConfig(text: string, environment: Environment): Config {
  let config: unknown;
  try {
    config = JSON.parse(text);
  } catch {
    // The parser's own words would quote the file.
    throw new ConfigError('It is no JSON.');
  }
  if (!isRecord(config)) throw new ConfigError('It must be a JSON object with providers and allowedOrigins.');
  const { port, host, keepRefreshTokens, providers, ...others } = config;
  if (port !== undefined && !isPort(port)) throw new ConfigError('port: must be a number from 0 to 65535.');
  if (host !== undefined && typeof host !== 'string') throw new ConfigError('host: must be a text.');
  const options = {
    ...others,
    providers: readProviders(providers, environment),
    ...(keepRefreshTokens !== undefined && { keepRefreshTokens: readKept(keepRefreshTokens, environment) }),
  };
  return { options: options as unknown as TokenProxyOptions, port, host };
}

/** Reads a configuration from a file. */
export async function readConfigFile(path: string, environment: Environment): Promise<Config> {
  const text = await readFile(path, 'utf8').catch(() => {
    throw new ConfigError('It cannot be read. Is it there?');
  });
  return readConfig(text, environment);
}

/** Whether something is a TCP port. */
export const isPort = (value: unknown): value is number =>
  Number.isInteger(value) && (value as number) >= 0 && (value as number) <= 65535;
