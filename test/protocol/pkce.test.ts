import { expect } from 'chai';
import { validateResponse } from '../../src/protocol/authorization-response.js';
import { challengeOf, createPkce } from '../../src/protocol/pkce.js';

/** RFC 7636, and the answers that a code comes in (contract, section 7). */

describe('PKCE', () => {
  it('makes the challenge of RFC 7636, appendix B', async () => {
    const challenge = await challengeOf('dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk');
    expect(challenge).to.equal('E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM');
  });

  it('has a verifier of 256 bits, another one each time', async () => {
    const pairs = await Promise.all(Array.from({ length: 200 }, createPkce));
    expect(new Set(pairs.map(({ verifier }) => verifier)).size).to.equal(200);
    for (const { verifier, challenge } of pairs) {
      expect(verifier).to.match(/^[\w-]{43}$/);
      expect(challenge).to.equal(await challengeOf(verifier));
    }
  });
});

describe('an answer to', () => {
  const believed = (response: string, responseType: string): string => {
    try {
      return Object.keys(
        validateResponse(`${response}&state=s`, { state: 's', responseType, providerName: '' }).parameters,
      ).join();
    } catch (error) {
      return (error as { code: string }).code;
    }
  };
  const answers: readonly [responseType: string, response: string, outcome: string][] = [
    ['code', 'code=x', 'code,state'],
    ['code', 'code=x&iss=y&session_state=z', 'code,iss,session_state,state'],
    ['code', 'code=', 'invalid_response'],
    ['code', 'iss=x', 'invalid_response'],
    ['code', 'code=x&code=y', 'invalid_response'],
    ['code', 'code=x&access_token=y', 'invalid_response'],
    ['code', 'code=x&id_token=y', 'invalid_response'],
    ['code', 'error=access_denied', 'authorization_failed'],
    ['id_token token', 'access_token=x&id_token=y&token_type=Bearer', 'access_token,id_token,token_type,state'],
    ['id_token token', 'access_token=x', 'invalid_response'],
    ['id_token token', 'id_token=x', 'invalid_response'],
    ['id_token token', 'access_token=x&id_token=', 'invalid_response'],
    ['id_token token', 'access_token=x&id_token=y&code=z', 'invalid_response'],
    ['token', 'access_token=x&id_token=y', 'invalid_response'],
  ];
  for (const [responseType, response, outcome] of answers)
    it(`${responseType}: ${response} is ${outcome}`, () => {
      expect(believed(response, responseType)).to.equal(outcome);
    });
});
