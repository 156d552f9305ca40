import { expect } from 'chai';
import { cobalt, secret } from '../helpers/cobalt.js';
import { itConnects } from '../helpers/token-proxy-journey.js';

/**
 * A provider that demands a secret and sends no CORS headers, through the token proxy of the page's own site: in real
 * windows, on the demo's page.
 */

describe('a provider that demands a secret, by client_secret_basic', () => {
  itConnects('proxy', 'Basic');
});

describe('the provider itself', () => {
  it('answers no page, with or without the secret', async () => {
    for (const path of ['/token', '/revoke']) {
      const body = new URLSearchParams({
        grant_type: 'refresh_token',
        refresh_token: 'x',
        token: 'x',
        client_id: 'post',
        client_secret: secret,
      });
      const outcome = await fetch(cobalt.url(path), { method: 'POST', body }).then(
        () => 'readable',
        () => 'hidden',
      );
      expect(outcome, path).to.equal('hidden');
    }
    expect((await fetch(cobalt.url('/api/me'))).status, 'its API does').to.equal(401);
  });
});
