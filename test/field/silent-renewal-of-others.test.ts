import { expect } from 'chai';
import { profile, rejection } from '../helpers/acme.js';
import '../helpers/browser.js';
import { eventsOf, fresh, rest } from '../helpers/connections.js';
import { hostile } from '../helpers/servers.js';

/** `renew="silent"` that brings somebody else: contract, section 6. */

const loginUrl = hostile.url('/answer', { fragment: 'access_token={prompt}-token&token_type=bearer&state={state}' });

beforeEach(() => hostile.clear());
afterEach(rest);

describe('a hidden frame that brings another account', () => {
  it('ends in expired at once, and nothing of it is used', async () => {
    const testUrl = hostile.url('/api/status', {
      code: 200,
      times: 1,
      body: '{"id":7,"name":"Ada"}',
      then: '{"id":8,"name":"Eve"}',
    });
    const acme = fresh({ loginUrl, testUrl, renew: 'silent', allowedUrls: hostile.origin });
    const connection = await acme.connect();
    const events = eventsOf(acme);
    expect((await rejection(connection.refresh())).code).to.equal('refresh_failed');
    expect([connection.status, connection.identifier, connection.name]).to.deep.equal(['expired', '7', 'Ada']);
    expect(events.map(({ type }) => type))
      .to.include('expired')
      .and.not.include('refreshed');
    expect((await rejection(connection.fetch(profile({})))).code).to.equal('expired');
  });
});
