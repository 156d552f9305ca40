import { expect } from 'chai';
import { revokeTokens } from '../../src/protocol/revocation-request.js';
import { hostile } from '../helpers/servers.js';
import { answerWith, errorOf } from './outcome.js';

/** Contract, section 4 (`revoke()`): RFC 7009, the refresh token first. */

const at = (kind: string, query: Record<string, string | number> = {}): URL =>
  new URL(hostile.url(`/api/${kind}`, query));
const both: Parameters<typeof revokeTokens>[0]['tokens'] = {
  accessToken: 'access-s3cret',
  refreshToken: 'refresh-s3cret',
};
const revoke = (revokeUrl: URL, tokens: typeof both = both, secret?: string) =>
  revokeTokens({ revokeUrl, tokens, client: { id: 'client', secret }, method: 'POST' });

/** The bodies of the requests so far. */
async function sent(): Promise<Record<string, string>[]> {
  const log = await hostile.log();
  return log.map(({ body }) => Object.fromEntries(new URLSearchParams(body as string)));
}

beforeEach(() => hostile.clear());

describe('tokens are revoked', () => {
  it('the refresh token first, each with what it is (RFC 7009 §2.1)', async () => {
    await revoke(at('json'));
    expect(await sent()).to.deep.equal([
      { token: 'refresh-s3cret', token_type_hint: 'refresh_token', client_id: 'client' },
      { token: 'access-s3cret', token_type_hint: 'access_token', client_id: 'client' },
    ]);
  });

  it('with the secret in the body where there is one', async () => {
    await revoke(at('json'), { accessToken: 'access-s3cret' }, 'hush');
    expect(await sent()).to.deep.equal([
      { token: 'access-s3cret', token_type_hint: 'access_token', client_id: 'client', client_secret: 'hush' },
    ]);
  });

  for (const kind of ['nocontent', 'empty', 'html', 'json']) it(`by an answer of ${kind}`, () => revoke(at(kind)));

  it('also where the server was busy at first, after as long as it asks for', async () => {
    const start = performance.now();
    await revoke(at('retry-after', { code: 503, seconds: 1, times: 1 }), { accessToken: 'access-s3cret' });
    expect(performance.now() - start).to.be.above(950);
    expect(await sent()).to.have.length(2);
  });

  it('although the page is left at once, without cookies', async () => {
    const requests = answerWith(() => new Response());
    await revoke(new URL('https://acme.example/revoke'));
    for (const { keepalive, credentials, redirect } of requests)
      expect([keepalive, credentials, redirect]).to.deep.equal([true, 'same-origin', 'manual']);
  });
});

describe('tokens are not revoked', () => {
  const failures: readonly [name: string, url: () => URL, code: string, requests: number, status?: number][] = [
    ['400', () => at('status', { code: 400 }), 'revoke_failed', 1, 400],
    ['401', () => at('status', { code: 401 }), 'revoke_failed', 1, 401],
    ['500', () => at('status', { code: 500 }), 'revoke_failed', 1, 500],
    ['503 for longer than we wait', () => at('retry-after', { code: 503, seconds: 31 }), 'revoke_failed', 1, 503],
    ['503 twice', () => at('retry-after', { code: 503, seconds: 0, times: 9 }), 'revoke_failed', 2, 503],
    [
      '503 with a date that is over',
      () => at('retry-after', { code: 503, seconds: 'Thu, 01 Jan 2026 00:00:00 GMT', times: 9 }),
      'revoke_failed',
      2,
      503,
    ],
    ['no CORS headers', () => at('nocors'), 'network_error', 1],
    ['a cut connection', () => at('reset'), 'network_error', 1],
    ['a redirect', () => at('redirect'), 'redirect_refused', 1],
  ];
  for (const [name, url, code, requests, status] of failures)
    it(`by ${name}`, async () => {
      const error = await errorOf(revoke(url(), { accessToken: 'access-s3cret' }));
      expect([error.code, error.step, error.status]).to.deep.equal([code, 'revoke', status]);
      // A browser sends a request once more where the connection was cut.
      if (code !== 'network_error') expect(await sent()).to.have.length(requests);
    });

  it('and the error says what to allow', async () => {
    const { message } = await errorOf(revoke(at('nocors')));
    expect(message).to.contain('CORS').and.contain(hostile.origin);
  });

  it('where they are bound to a key that is gone, though the server says 200', async () => {
    const error = await errorOf(revoke(at('json'), { ...both, jkt: 'thumbprint' }));
    expect([error.code, error.step]).to.deep.equal(['network_error', 'revoke']);
    expect(error.message).to.contain('proof').and.to.contain('cleared');
    expect(await sent()).to.have.length(2);
  });

  it('the access token goes on its way whatever came of the refresh token', async () => {
    const answers = [new Response('', { status: 400 }), new Response('')];
    const requests = answerWith(() => answers.shift() ?? Response.error());
    expect((await errorOf(revoke(new URL('https://acme.example/revoke')))).status).to.equal(400);
    expect(
      await Promise.all(requests.map(async (one) => new URLSearchParams(await one.text()).get('token'))),
    ).to.deep.equal(['refresh-s3cret', 'access-s3cret']);
  });

  for (const [refresh, access, outcome] of [
    [200, 400, 'revoked'],
    [204, 400, 'revoked'],
    [200, 401, 401],
    [200, 500, 500],
    [400, 400, 400],
    [500, 400, 500],
  ] as const)
    it(`${String(refresh)} for the refresh token and ${String(access)} for the access token: ${String(outcome)}`, async () => {
      const answers = [refresh, access].map((status) => new Response(null, { status }));
      answerWith(() => answers.shift() ?? Response.error());
      const revoking = revoke(new URL('https://acme.example/revoke'));
      if (outcome === 'revoked') await revoking;
      else expect((await errorOf(revoking)).status).to.equal(outcome);
    });

  it('by 400 for an access token that came alone', async () => {
    answerWith(() => new Response('', { status: 400 }));
    const revoking = revoke(new URL('https://acme.example/revoke'), { accessToken: 'access-s3cret' });
    expect((await errorOf(revoking)).status).to.equal(400);
  });
});
