import { expect } from 'chai';
import type { ConnectorOptions } from '../../src/connector.js';
import { rejection } from '../helpers/acme.js';
import '../helpers/browser.js';
import { byCode, tokensOf, tokenUrl } from '../helpers/codes.js';
import { fresh, rest } from '../helpers/connections.js';
import { hostile } from '../helpers/servers.js';

/** What an author reads where a token endpoint withholds something: contract, section 5 (`message`: what to do). */

afterEach(rest);

describe('a connection without a refresh token', () => {
  const withoutRefreshToken = (options: ConnectorOptions) =>
    fresh(byCode({ tokenUrl: tokenUrl(tokensOf('first', { refresh_token: undefined })), ...options }));

  for (const [what, scope, named, unnamed] of [
    ['where offline_access was not asked for', 'openid', 'offline_access', 'prompt'],
    ['where it was, and not granted', 'openid offline_access', `login-params='{"prompt":"consent"}'`, 'implicit'],
  ] as const)
    it(`by code, ${what}: the advice is ${named}`, async () => {
      const connection = await withoutRefreshToken({ scope }).connect();
      const error = await rejection(connection.refresh());
      expect(error).to.include({ code: 'refresh_failed', step: 'refresh' });
      expect(error.message).to.contain(named).and.not.to.contain(unnamed);
      expect(error.message).not.to.contain('This grant gives no');
    });

  it('of the implicit grant is told that this grant gives none', async () => {
    const connection = await fresh().connect();
    expect((await rejection(connection.refresh())).message).to.contain('This grant gives no refresh token');
  });
});

describe('a token endpoint that answers invalid_dpop_proof', () => {
  const refusing = hostile.url('/api/json', { code: 400, body: '{"error":"invalid_dpop_proof"}' });
  for (const [dpop, advice] of [
    [false, 'set the dpop attribute'],
    [true, 'clock'],
  ] as const)
    it(`${dpop ? 'to a proof' : 'where none was sent'}: the advice is “${advice}”`, async () => {
      const error = await rejection(fresh(byCode({ tokenUrl: refusing, dpop })).connect());
      expect(error).to.include({ code: 'token_request_failed', oauthError: 'invalid_dpop_proof' });
      expect(error.message).to.contain(advice);
    });
});
