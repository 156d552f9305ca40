import { base64url, digest } from '../../src/protocol/base64url.js';

/** ID tokens as a provider makes them, or would not. */

export const issuer = 'https://acme.example';

const encode = (value: unknown): string => base64url(new TextEncoder().encode(JSON.stringify(value)));

export const now = (): number => Math.floor(Date.now() / 1000);

/** Claims that hold, with changes. `undefined` takes one away. */
export const claims = (changes: object = {}): object => ({
  iss: issuer,
  sub: 'ada',
  aud: 'client',
  exp: now() + 60,
  iat: now(),
  nonce: 'nonce',
  ...changes,
});

/** An ID token that nobody has signed. */
export const unsigned = (payload: unknown, header: unknown = { alg: 'RS256' }): string =>
  `${encode(header)}.${encode(payload)}.c2lnbmF0dXJlLXMzY3JldA`;

const algorithms = {
  RS256: { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256', modulusLength: 2048, publicExponent: new Uint8Array([1, 0, 1]) },
  PS512: {
    name: 'RSA-PSS',
    hash: 'SHA-512',
    modulusLength: 2048,
    publicExponent: new Uint8Array([1, 0, 1]),
    saltLength: 64,
  },
  ES256: { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' },
  ES384: { name: 'ECDSA', namedCurve: 'P-384', hash: 'SHA-384' },
  Ed25519: { name: 'Ed25519' },
};
export type Algorithm = keyof typeof algorithms;

export interface Signer {
  readonly jwk: object;
  /** An ID token with this signer's signature and `at_hash` of the access token. */
  sign(accessToken: string, changes?: object, header?: object): Promise<string>;
}

/** A provider's key. */
export async function signer(alg: Algorithm, kid = 'one'): Promise<Signer> {
  const algorithm = algorithms[alg];
  const keys = (await crypto.subtle.generateKey(algorithm, true, ['sign', 'verify'])) as CryptoKeyPair;
  const jwk = await crypto.subtle.exportKey('jwk', keys.publicKey);
  return {
    jwk: { ...jwk, key_ops: undefined, ext: undefined, kid },
    async sign(accessToken, changes, header) {
      const hash = /^.S(\d+)/.exec(alg)?.[1] ?? '512';
      const payload = claims({ at_hash: await digest(accessToken, `SHA-${hash}`, true), ...changes });
      const input = `${encode({ alg, kid, ...header })}.${encode(payload)}`;
      const signature = await crypto.subtle.sign(algorithm, keys.privateKey, new TextEncoder().encode(input));
      return `${input}.${base64url(new Uint8Array(signature))}`;
    },
  };
}
