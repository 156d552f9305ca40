import { expect } from 'chai';
import { answer, rejection, token } from '../helpers/acme.js';
import '../helpers/browser.js';
import { arrivals, eventsOf, fresh, rest } from '../helpers/connections.js';
import { hostile } from '../helpers/servers.js';
import { next } from '../helpers/wait.js';

/** How connections end: contract, sections 2, 4 and 6. See also journey.test.ts. */

beforeEach(() => hostile.clear());
afterEach(rest);

describe('an end', () => {
  for (const revokeMethod of ['POST', 'DELETE'] as const)
    it(`in bearer style sends ${revokeMethod} with the token as in any request, and no body`, async () => {
      const acme = fresh({ revokeUrl: hostile.url('/api/echo'), revokeStyle: 'bearer', revokeMethod });
      await acme.connect();
      const revoked = next(acme, 'revoked');
      expect(await acme.revoke()).to.deep.equal({ remote: true });
      expect((await revoked).detail).to.deep.equal({ identifier: '7', name: 'Ada', remote: true });
      const [request] = await arrivals('/api/echo');
      expect(request).to.include({ method: revokeMethod, body: '' });
      expect(request?.headers['authorization']).to.equal(`Bearer ${token}`);
    });

  it('by RFC 7009 sends the token in a form, and not in the address', async () => {
    const acme = fresh({ revokeUrl: hostile.url('/api/echo') });
    await acme.connect();
    expect(await acme.revoke()).to.deep.equal({ remote: true });
    const [request] = await arrivals('/api/echo');
    expect(request).to.include({ method: 'POST', url: '/api/echo' });
    const body = Object.fromEntries(new URLSearchParams(String(request?.body)));
    expect(body).to.deep.equal({ token, token_type_hint: 'access_token', client_id: 'demo' });
  });

  for (const [kind, code] of [
    ['nocors', 'network_error'],
    ['redirect', 'redirect_refused'],
  ] as const)
    it(`whose server meets us with ${kind} is an end all the same, with ${code}`, async () => {
      const acme = fresh({ revokeUrl: hostile.url(`/api/${kind}`) });
      await acme.connect();
      const revoking = acme.revoke();
      expect(acme).to.include({ status: 'idle', connection: null });
      const { remote, error } = await revoking;
      expect(remote).to.equal(false);
      expect(error).to.include({ code, step: 'revoke' });
    });

  it('without a revoke URL says remote: false, and sends nothing', async () => {
    const acme = fresh();
    await acme.connect();
    await hostile.clear();
    expect(await acme.revoke()).to.deep.equal({ remote: false });
    expect(await hostile.log()).to.deep.equal([]);
  });

  it('in bearer style carries the request parameters, and the token only where they put it', async () => {
    const acme = fresh({
      revokeUrl: hostile.url('/api/echo'),
      revokeStyle: 'bearer',
      requestHeaders: { 'X-Token': '{{access_token}}' },
      requestQuery: { v: 2 },
      requestBody: { region: 'eu' },
    });
    await acme.connect();
    expect(await acme.revoke()).to.deep.equal({ remote: true });
    const [request] = await arrivals('/api/echo');
    expect(request).to.include({ method: 'POST', url: '/api/echo?v=2', body: '' });
    expect(request?.headers).to.include({ 'x-token': token }).and.not.to.have.property('authorization');
  });

  it('knows the values of fields and of the token response in its revoke URL', async () => {
    const acme = fresh({
      fields: [{ name: 'region', label: 'Region' }],
      loginUrl: answer(`access_token=${token}&state={state}&tenant=t%201`),
      revokeUrl: `${hostile.origin}/api/echo?r={{region}}&t={{tenant}}`,
    });
    await acme.connect({ fieldValues: { region: 'e/u' } });
    expect(await acme.revoke()).to.deep.equal({ remote: true });
    expect((await arrivals('/api/echo'))[0]?.url).to.equal('/api/echo?r=e%2Fu&t=t%201');
  });

  for (const code of [200, 204])
    it(`is confirmed by ${String(code)}`, async () => {
      const acme = fresh({ revokeUrl: hostile.url('/api/status', { code }) });
      const connection = await acme.connect();
      expect(await connection.revoke()).to.deep.equal({ remote: true });
    });

  it('is one end, however often it is asked for, and concerns that account alone', async () => {
    const acme = fresh({ revokeUrl: hostile.url('/api/echo') });
    const events = eventsOf(acme);
    const connection = await acme.connect();
    expect(await acme.revoke('nobody')).to.deep.equal({ remote: false });
    expect(acme.connection).to.equal(connection);
    await Promise.all([acme.revoke('7'), connection.revoke(), acme.revoke()]);
    expect(await arrivals('/api/echo')).to.have.length(1);
    expect(events.filter(({ type }) => type === 'revoked')).to.have.length(1);
    expect(connection.status).to.equal('revoked');
  });

  it('forgets first and revokes then, and says so where the provider fails', async () => {
    const acme = fresh({ revokeUrl: hostile.url('/api/status', { code: 500 }) });
    const connection = await acme.connect();
    const revoking = acme.revoke();
    expect(acme.connections).to.deep.equal([]);
    const { remote, error } = await revoking;
    expect(remote).to.equal(false);
    expect(error).to.include({ code: 'revoke_failed', step: 'revoke', status: 500 });
    expect(connection.status).to.equal('revoked');
    expect((await rejection(connection.getAccessToken())).code).to.equal('not_connected');
  });
});
