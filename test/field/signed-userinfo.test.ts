import { expect } from 'chai';
import type { ConnectorOptions } from '../../src/connector.js';
import { rejection } from '../helpers/acme.js';
import '../helpers/browser.js';
import { tokensOf } from '../helpers/codes.js';
import { arrivals, fresh, rest } from '../helpers/connections.js';
import { hostile } from '../helpers/servers.js';

/** A userinfo endpoint may answer with a signed text (OpenID Connect Core §5.3.2), which is not read: contract, section 2. */

const signed = 'eyJhbGciOiJub25lIn0.eyJzdWIiOiJhZGEifQ.';

beforeEach(() => hostile.clear());
afterEach(rest);
after(() => hostile.clear());

let count = 0;

/** A connector at an issuer whose metadata name a userinfo endpoint that answers so. */
async function connectorAt(options: ConnectorOptions = {}) {
  const path = `/signed-${String((count += 1))}`;
  const metadata = {
    issuer: hostile.url(path),
    authorization_endpoint: hostile.url('/answer', { query: 'code=a-code&state={state}' }),
    token_endpoint: hostile.url('/api/json', { body: tokensOf('first', { user_id: 7 }) }),
    userinfo_endpoint: hostile.url('/api/json', { body: signed, type: 'application/jwt; charset=utf-8', me: 1 }),
  };
  await hostile.make({ [`${path}/.well-known/openid-configuration`]: { body: JSON.stringify(metadata) } });
  return fresh({ loginUrl: null, testUrl: null, issuer: metadata.issuer, ...options });
}

describe('a userinfo endpoint that answers with a signed text', () => {
  it('is told as such, with the way out', async () => {
    const { code, message } = await rejection((await connectorAt()).connect());
    expect(code).to.equal('test_failed');
    for (const words of ['application/jwt', 'userinfo_endpoint', 'test-url=""']) expect(message).to.contain(words);
    expect(message).not.to.contain(signed);
  });

  it('is not asked where the page says that there is no test URL, whatever the metadata say', async () => {
    for (const testUrl of ['', '  ']) {
      expect((await (await connectorAt({ testUrl })).connect()).identifier).to.equal('7');
      expect(await arrivals('me=1')).to.deep.equal([]);
    }
  });

  it('is told without that way out where the page itself has named it', async () => {
    const testUrl = hostile.url('/api/json', { body: signed, type: 'application/jwt' });
    const { message } = await rejection((await connectorAt({ testUrl })).connect());
    expect(message).to.contain('application/jwt').and.not.contain('test-url=""');
  });
});
