import { expect } from 'chai';
import { rejection } from '../helpers/acme.js';
import '../helpers/browser.js';
import { eventsOf, fresh, rest } from '../helpers/connections.js';
import { hostile } from '../helpers/servers.js';

/** Providers that put the same answer into query and fragment: contract, section 7. */

afterEach(rest);

describe('an answer that stands in query and fragment', () => {
  for (const callback of ['/oauth-callback.html', '/test/first-build/oauth-callback.html'])
    it(`is one where both say the same: a visitor’s no is no fault (${callback})`, async () => {
      const error = 'error=access_denied&state={state}';
      const acme = fresh({
        redirectUrl: callback,
        loginUrl: hostile.url('/answer', { query: error, fragment: error }),
      });
      const events = eventsOf(acme);
      expect((await rejection(acme.connect())).name).to.equal('AbortError');
      expect(events.map(({ detail }) => detail?.['reason']).filter(Boolean)).to.deep.equal(['denied']);
      expect(events.map(({ type }) => type)).not.to.include('failed');
    });

  it('is invalid_response where they differ', async () => {
    const query = 'error=access_denied&state={state}';
    const fragment = 'error=server_error&state={state}';
    const error = await rejection(fresh({ loginUrl: hostile.url('/answer', { query, fragment }) }).connect());
    expect(error.code).to.equal('invalid_response');
  });
});
