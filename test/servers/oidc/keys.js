// @ts-check
import { generateKeyPair, randomUUID } from 'node:crypto';
import { promisify } from 'node:util';

const generate = promisify(generateKeyPair);

/**
 * One key for each algorithm in use: RS256 as most providers have it, ES256 for the client `dpop`.
 *
 * @returns {Promise<Record<string, unknown>[]>} private keys as JWKs, never written anywhere
 */
export async function createKeys() {
  const [rsa, ec] = await Promise.all([
    generate('rsa', { modulusLength: 2048 }),
    generate('ec', { namedCurve: 'P-256' }),
  ]);
  return [
    { ...rsa.privateKey.export({ format: 'jwk' }), alg: 'RS256', use: 'sig', kid: randomUUID() },
    { ...ec.privateKey.export({ format: 'jwk' }), alg: 'ES256', use: 'sig', kid: randomUUID() },
  ];
}
