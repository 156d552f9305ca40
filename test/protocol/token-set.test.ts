import { expect } from 'chai';
import { authorizationUrl, randomState } from '../../src/protocol/authorization-request.js';
import { validateResponse } from '../../src/protocol/authorization-response.js';
import { readExpiry, readScope, tokensOfFragment, withoutSecrets } from '../../src/protocol/token-set.js';

/** Contract, sections 4 to 7. */

const expected = { state: 's', responseType: 'token', providerName: 'Acme' };

describe('expires_in', () => {
  const said: readonly [value: unknown, expiresAt: number | null][] = [
    [3600, 3_601_000],
    ['3600', 3_601_000],
    ['1.5', 2500],
    [1e300, 8.64e15],
    ['99999999999999999999', 8.64e15],
    ...[undefined, null, 0, -1, '0', '-5', '', 'soon', '0x10', '1e3', NaN, {}, [5]].map(
      (value) => [value, null] as const,
    ),
  ];
  for (const [value, expiresAt] of said)
    it(`${JSON.stringify(value)} (${typeof value}) means ${String(expiresAt)}`, () => {
      expect(readExpiry(value, 1000)).to.equal(expiresAt);
      if (expiresAt !== null) expect(new Date(expiresAt).getTime()).to.equal(expiresAt);
    });
});

describe('a scope', () => {
  it('is read as an array, a space list and a comma list', () => {
    for (const scope of [['a', 'b'], 'a b', 'a,b', ' a ,  b ']) expect(readScope(scope)).to.deep.equal(['a', 'b']);
    expect(readScope(undefined)).to.deep.equal([]);
  });
});

describe('the tokens of a fragment', () => {
  it('keep no refresh token, and the rest without a secret', () => {
    const response =
      'access_token=tok12345678&refresh_token=ref&state=s&instance_url=https%3A%2F%2Fx&note=tok12345678&__proto__=x';
    const tokens = tokensOfFragment(validateResponse(response, expected), 'asked for', 0);
    expect(tokens.accessToken).to.equal('tok12345678');
    expect(tokens).not.to.have.property('refreshToken');
    expect(tokens.scope).to.deep.equal(['asked', 'for']);
    expect(tokens.response).to.deep.equal({ instance_url: 'https://x' });
  });
});

describe('what an API said', () => {
  it('is kept without the token, wherever it repeats it, keys included', () => {
    const token = 'abcdefgh12345';
    const said = { a: token, b: `x${token}y`, c: [{ d: token }], [token]: 1, e: 'kept', f: [1, 'two'] };
    expect(withoutSecrets(said, [token])).to.deep.equal({ c: [{}], e: 'kept', f: [1, 'two'] });
  });

  it('is kept without the tokens of others, and without short ones', () => {
    const said = { authed_user: { id: 1, access_token: 'another' }, client_secret: 's', note: 'It is tok-123.' };
    expect(withoutSecrets(said, ['tok-123', undefined, ''])).to.deep.equal({ authed_user: { id: 1 } });
    expect(withoutSecrets({ x: 'ab', y: 'a' }, ['a']), 'a letter is found anywhere').to.deep.equal({ x: 'ab' });
  });
});

describe('the request', () => {
  it('keeps the login URL’s own query, and writes spaces as %20', () => {
    const url = authorizationUrl({
      loginUrl: new URL('https://acme.example/a?b=c+d%20e&f'),
      clientId: 'a&b',
      redirectUrl: 'https://app.example/c.html',
      responseType: 'token',
      scope: 'one two+',
      state: 's',
      params: [['prompt', 'login']],
    });
    expect(url).to.equal(
      'https://acme.example/a?b=c+d%20e&f&prompt=login&client_id=a%26b&redirect_uri=https%3A%2F%2Fapp.example%2Fc.html' +
        '&response_type=token&scope=one%20two%2B&state=s',
    );
  });

  it('has a state of 256 bits, another one each time', () => {
    const states = new Set(Array.from({ length: 1000 }, randomState));
    expect(states.size).to.equal(1000);
    for (const state of states) expect(state).to.match(/^[\da-f]{64}$/);
  });
});
