import { expect } from 'chai';
import type { ConnectorOptions } from '../../src/connector.js';
import '../helpers/browser.js';
import { byCode, tokensOf, tokenUrl } from '../helpers/codes.js';
import { arrivals, fresh, rest } from '../helpers/connections.js';
import { hostile } from '../helpers/servers.js';
import { waitUntil } from '../helpers/wait.js';

/** Servers that bind tokens to a key (RFC 9449), and what they make of a revocation: contract, section 4 (`revoke()`). */

const bound = { token_type: 'DPoP' };

/** A connection whose tokens are bound to a key, and that is revoked at such an endpoint of the misbehaving server. */
async function connected(revokeUrl: string, options: ConnectorOptions = {}) {
  const tokens = tokenUrl(tokensOf('first', bound), tokensOf('second', bound));
  const acme = fresh(byCode({ dpop: true, tokenUrl: tokens, revokeUrl, ...options }));
  await acme.connect();
  await hostile.clear();
  return acme;
}

const claimsOf = (proof: unknown): Record<string, unknown> => {
  const [, claims = ''] = String(proof).split('.');
  return JSON.parse(atob(claims.replace(/-/g, '+').replace(/_/g, '/'))) as Record<string, unknown>;
};

const tokenIn = (body: unknown): string | null => new URLSearchParams(String(body)).get('token');

beforeEach(() => hostile.clear());
afterEach(rest);

describe('a server that says 200 to a revocation without a proof, and revokes nothing', () => {
  it('gets a proof for each token, without the access token’s hash, made for the revoke URL', async () => {
    const acme = await connected(hostile.url('/api/echo?tenant=7'));
    expect(await acme.revoke()).to.deep.equal({ remote: true });
    const requests = await arrivals('/api/echo');
    expect(requests.map(({ body }) => tokenIn(body))).to.deep.equal(['first-refresh', 'first-access']);
    for (const { headers } of requests) {
      expect(claimsOf(headers['dpop'])).to.include({ htm: 'POST', htu: hostile.url('/api/echo') });
      expect(claimsOf(headers['dpop'])).not.to.have.property('ath');
    }
  });

  it('gets it once more with the nonce that it wants', async () => {
    const acme = await connected(hostile.url('/api/nonce', { nonce: 'n-1' }));
    expect(await acme.revoke()).to.deep.equal({ remote: true });
    const nonces = (await arrivals('/api/nonce')).map(({ headers }) => claimsOf(headers['dpop'])['nonce']);
    expect(nonces).to.deep.equal([undefined, 'n-1', 'n-1']);
  });

  it('and that does not allow the header by CORS gets it without, and is not believed', async () => {
    const acme = await connected(hostile.url('/api/echo', { forbids: 'dpop' }));
    const { remote, error } = await acme.revoke();
    expect(remote).to.equal(false);
    expect(error).to.include({ code: 'network_error', step: 'revoke' });
    expect(error?.message).to.contain('DPoP').and.to.contain(hostile.origin);
    const requests = await arrivals('/api/echo');
    expect(requests.map(({ body }) => tokenIn(body))).to.deep.equal(['first-refresh', 'first-access']);
    expect(requests.map(({ headers }) => headers['dpop'])).to.deep.equal([undefined, undefined]);
  });

  it('gets a proof too where nobody will hold the tokens', async () => {
    const tokens = tokenUrl(tokensOf('first', bound), tokensOf('second', bound));
    const acme = fresh(byCode({ dpop: true, tokenUrl: tokens, testUrl: hostile.url('/api/html') }));
    await acme.connect().catch(() => undefined);
    await waitUntil(async () => (await arrivals('/api/echo')).length === 2, 'both tokens are revoked');
    for (const { headers } of await arrivals('/api/echo'))
      expect(claimsOf(headers['dpop'])).to.include({ htm: 'POST' });
  });
});
