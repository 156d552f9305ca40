import * as oauth from 'oauth4webapi';
import type { ClientAuthenticationMethod, ProxiedProvider, SigningAlgorithm, SigningKey } from './options.js';

/** Puts into a request what proves the client. */
export type Authenticate = (body: URLSearchParams, headers: Headers) => Promise<void>;

interface ImportHow {
  readonly name: string;
  readonly hash?: string;
  readonly namedCurve?: string;
}

const imports: Readonly<Record<SigningAlgorithm, ImportHow>> = {
  RS256: { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' },
  PS256: { name: 'RSA-PSS', hash: 'SHA-256' },
  ES256: { name: 'ECDSA', namedCurve: 'P-256' },
  ES384: { name: 'ECDSA', namedCurve: 'P-384' },
  ES512: { name: 'ECDSA', namedCurve: 'P-521' },
  Ed25519: { name: 'Ed25519' },
};

/** The algorithms that a private key can name. */
export const signingAlgorithms = Object.keys(imports) as SigningAlgorithm[];

const byCurve: Readonly<Record<string, SigningAlgorithm>> = {
  'P-256': 'ES256',
  'P-384': 'ES384',
  'P-521': 'ES512',
  Ed25519: 'Ed25519',
};

type Jwk = Readonly<Record<string, unknown>>;

/** A private key as it was given, known to have the right shape. */
export type PrivateKey =
  | { readonly key: SigningKey }
  | { readonly jwk: Jwk; readonly algorithm: SigningAlgorithm }
  | { readonly pem: string; readonly algorithm: SigningAlgorithm };

/**
 * Reads a private key.
 *
 * @returns `undefined` when it is none
 */
export function readPrivateKey(given: unknown, algorithm: SigningAlgorithm | undefined): PrivateKey | undefined {
  if (isKey(given)) return given.type === 'private' ? { key: given } : undefined;
  if (typeof given === 'string' && given.includes('-----BEGIN PRIVATE KEY-----'))
    return { pem: given, algorithm: algorithm ?? 'RS256' };
  const jwk = (typeof given === 'string' ? parse(given) : given) as Jwk | null | undefined;
  if (typeof jwk !== 'object' || jwk === null) return undefined;
  const { kty, crv, alg, d } = jwk;
  const named = signingAlgorithms.find((one) => one === alg || (alg === 'EdDSA' && one === 'Ed25519'));
  const implied = kty === 'RSA' ? 'RS256' : byCurve[String(crv)];
  const found = algorithm ?? named ?? implied;
  return typeof d === 'string' && found ? { jwk, algorithm: found } : undefined;
}

const isKey = (given: unknown): given is SigningKey => Object.prototype.toString.call(given) === '[object CryptoKey]';

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** What a JWK says of its use (`use`, `key_ops`, `alg`) would only be compared with what we ask for. */
const materialOf = (jwk: Jwk): Jwk =>
  Object.fromEntries(Object.entries(jwk).filter(([name]) => !['use', 'key_ops', 'alg', 'ext', 'kid'].includes(name)));

async function importKey(privateKey: PrivateKey): Promise<SigningKey> {
  if ('key' in privateKey) return privateKey.key;
  const how = imports[privateKey.algorithm];
  if ('jwk' in privateKey) return crypto.subtle.importKey('jwk', materialOf(privateKey.jwk), how, false, ['sign']);
  const base64 = privateKey.pem.replace(/-----[^-]+-----|\s+/g, '');
  const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
  return crypto.subtle.importKey('pkcs8', bytes, how, false, ['sign']);
}

/** A client of a provider, and what it proves itself with. */
export interface Credentials {
  readonly method: ClientAuthenticationMethod;
  readonly clientId: string;
  readonly secret: string;
  readonly privateKey: PrivateKey | undefined;
  readonly keyId: ProxiedProvider['keyId'];
  readonly audience: string;
}

/**
 * RFC 6749 §2.3.1 wants both parts form-encoded. Some providers do not decode them; so what need not be encoded is left as
 * it is (oauth4webapi writes `%2D` for the hyphens of an ID).
 */
const encoded = (text: string): string => new URLSearchParams({ text }).toString().slice('text='.length);

/** What proves a client, by its method: a secret in a header or in the body, or an assertion that is signed each time. */
export function authenticationOf({ method, clientId, secret, privateKey, keyId, audience }: Credentials): Authenticate {
  const server = { issuer: audience };
  const client = { client_id: clientId };
  if (method === 'client_secret_basic') {
    const credentials = btoa(`${encoded(clientId)}:${encoded(secret)}`);
    return async (_body, headers) => {
      headers.set('authorization', `Basic ${credentials}`);
      return Promise.resolve();
    };
  }
  if (method === 'client_secret_post') {
    const prove = oauth.ClientSecretPost(secret);
    return async (body, headers) => prove(server, client, body, headers);
  }
  const kid = keyId ?? (privateKey && 'jwk' in privateKey ? privateKey.jwk['kid'] : undefined);
  let signing: Promise<oauth.ClientAuth> | undefined;
  return async (body, headers) => {
    signing ??= importKey(privateKey as PrivateKey).then((key) =>
      oauth.PrivateKeyJwt(typeof kid === 'string' ? { key, kid } : { key }),
    );
    const prove = await signing;
    await prove(server, client, body, headers);
  };
}
