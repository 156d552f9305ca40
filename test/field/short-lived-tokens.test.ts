import { expect } from 'chai';
import '../helpers/browser.js';
import { byCode, tokensOf, tokenUrl } from '../helpers/codes.js';
import { arrivals, fresh, rest } from '../helpers/connections.js';
import { hostile } from '../helpers/servers.js';
import { pause, waitUntil } from '../helpers/wait.js';

/** A provider's slip of a unit, tokens of a thousandth of a second: contract, section 2 (`renew`). */

beforeEach(() => hostile.clear());
afterEach(rest);

describe('tokens of a thousandth of a second', () => {
  const short = { expires_in: 0.001 };

  it('are renewed by the schedule once, and then not for ten seconds', async () => {
    const refreshUrl = hostile.url('/api/json', { body: tokensOf('renewed', short), refreshes: 1 });
    const acme = fresh(
      byCode({ refreshUrl, tokenUrl: tokenUrl(tokensOf('first', short)), allowedUrls: hostile.origin }),
    );
    const connection = await acme.connect();
    await waitUntil(async () => (await arrivals('refreshes=1')).length === 1, 'they are renewed once');
    await pause(2500);
    expect(await arrivals('refreshes=1')).to.have.length(1);
    expect(connection.status, 'a request still gets new ones').to.equal('active');
    expect((await connection.fetch(hostile.url('/api/json'))).status).to.equal(200);
    expect(await arrivals('refreshes=1')).to.have.length(2);
  });

  it('are renewed in a hidden frame once, and then not for ten seconds', async () => {
    const fragment = 'access_token=a-token&token_type=bearer&expires_in=0.001&state={state}';
    const acme = fresh({ loginUrl: hostile.url('/answer', { fragment }), renew: 'silent' });
    await acme.connect();
    await waitUntil(async () => (await arrivals('prompt=none')).length === 1, 'they are renewed once');
    await pause(2500);
    expect(await arrivals('prompt=none')).to.have.length(1);
  });
});
