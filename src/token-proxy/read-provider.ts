import { authenticationOf, readPrivateKey, signingAlgorithms, type Authenticate } from './client-authentication.js';
import { checkAll, optionError, isRecord, readList, readText } from './option-checks.js';
import type { ClientAuthenticationMethod, ProxiedProvider } from './options.js';
import { endpointsOf, presetIds } from './preset-endpoints.js';
import { urlProblem } from './provider-url.js';

/** A provider as it is asked. */
export interface Provider {
  readonly id: string;
  readonly tokenUrl: string;
  readonly refreshUrl: string;
  readonly revokeUrl: string | undefined;
  readonly clientId: string;
  readonly redirectUrls: ReadonlySet<string>;
  readonly bodyFormat: 'form' | 'json';
  readonly authenticate: Authenticate;
  /** What must not come back in any answer. */
  readonly secret: string;
}

const known = [
  ...['provider', 'tokenUrl', 'refreshUrl', 'revokeUrl', 'clientId', 'clientSecret', 'privateKey', 'keyId'],
  ...['signingAlgorithm', 'audience', 'authentication', 'bodyFormat', 'redirectUrls'],
];
const methods: readonly string[] = ['client_secret_basic', 'client_secret_post', 'private_key_jwt'];
const visible = /^[\x20-\x7e]+$/;

/** Options that are `undefined` count as left out, and so do not hide what a preset knows. */
const given = <T extends object>(options: T): T =>
  Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined)) as T;

function presetFor(name: string, id: unknown) {
  if (id === undefined) return {};
  const endpoints = typeof id === 'string' ? endpointsOf(id) : undefined;
  if (!endpoints) throw optionError(`${name}.provider`, `must be the id of a preset, one of ${presetIds()}`);
  return endpoints;
}

/**
 * Reads one provider of the options.
 *
 * @param id - what the route calls it
 * @throws a `TypeError` that names the option
 */
export function readProvider(id: string, options: ProxiedProvider): Provider {
  const name = `providers.${id}`;
  if (!isRecord(options)) throw optionError(name, 'must be an object');
  checkAll(options, known, `${name}.`);
  const written: ProxiedProvider = { ...given(presetFor(name, options.provider)), ...given(options) };
  const { tokenUrl, refreshUrl, revokeUrl, bodyFormat = 'form' } = written;
  const urls = {
    tokenUrl,
    ...(refreshUrl !== undefined && { refreshUrl }),
    ...(revokeUrl !== undefined && { revokeUrl }),
  };
  for (const [option, url] of Object.entries(urls)) {
    const problem = urlProblem(url);
    if (problem) throw optionError(`${name}.${option}`, problem);
  }
  if (!['form', 'json'].includes(bodyFormat)) throw optionError(`${name}.bodyFormat`, 'must be "form" or "json"');
  const clientId = readText(
    written.clientId,
    `${name}.clientId`,
    visible,
    'must be the ID that the provider gave to this site',
  );
  return {
    id,
    tokenUrl: tokenUrl as string,
    refreshUrl: refreshUrl ?? (tokenUrl as string),
    revokeUrl,
    clientId,
    redirectUrls: new Set(readList(written.redirectUrls, `${name}.redirectUrls`, urlProblem)),
    bodyFormat,
    ...readAuthentication(name, clientId, written),
  };
}

function readAuthentication(
  name: string,
  clientId: string,
  options: ProxiedProvider,
): Pick<Provider, 'authenticate' | 'secret'> {
  const {
    authentication = 'client_secret_basic',
    clientSecret,
    privateKey,
    keyId,
    signingAlgorithm,
    audience,
  } = options;
  if (!methods.includes(authentication))
    throw optionError(`${name}.authentication`, `must be one of ${methods.join(', ')}`);
  const method: ClientAuthenticationMethod = authentication;
  const common = { method, clientId, keyId, audience: audience ?? options.tokenUrl ?? '' };
  if (method !== 'private_key_jwt') {
    if (privateKey !== undefined) throw optionError(`${name}.privateKey`, 'is for authentication: "private_key_jwt"');
    const secret = readText(
      clientSecret,
      `${name}.clientSecret`,
      visible,
      'must be the secret that the provider gave to this site; is the environment variable that it is in set',
    );
    return { authenticate: authenticationOf({ ...common, secret, privateKey: undefined }), secret };
  }
  if (clientSecret !== undefined && privateKey !== undefined)
    throw optionError(`${name}.clientSecret`, 'must be left out beside privateKey');
  if (signingAlgorithm !== undefined && !signingAlgorithms.includes(signingAlgorithm))
    throw optionError(`${name}.signingAlgorithm`, `must be one of ${signingAlgorithms.join(', ')}`);
  const key = readPrivateKey(privateKey ?? clientSecret, signingAlgorithm);
  if (!key)
    throw optionError(
      `${name}.privateKey`,
      'must be a private key: a CryptoKey, a JWK or its JSON text, or PKCS #8 as PEM',
    );
  return { authenticate: authenticationOf({ ...common, secret: '', privateKey: key }), secret: '' };
}
