import { expect } from 'chai';
import type { OAuthConnectError } from '../../src/errors/oauth-connect-error.js';
import { validateResponse } from '../../src/protocol/authorization-response.js';

/** What we believe of an answer, whichever way it came: contract, section 7. */

const codeOf = (response: string, responseType = 'token'): string => {
  try {
    validateResponse(response, { state: 'right', responseType, providerName: 'Acme' });
    return 'believed';
  } catch (error) {
    const { code, message } = error as OAuthConnectError;
    expect(message).not.to.contain('s3cret');
    return code;
  }
};

describe('an answer is', () => {
  const answers: readonly [response: string, code: string][] = [
    ['access_token=s3cret&token_type=bearer&state=right', 'believed'],
    ['access_token=s3cret&state=right', 'believed'],
    ['access_token=s3cret&state=right&session_state=x&unknown=y', 'believed'],
    ['access_token=s3cret&state=wrong', 'state_mismatch'],
    ['access_token=s3cret&state=RIGHT', 'state_mismatch'],
    ['access_token=s3cret&state=', 'state_mismatch'],
    ['access_token=s3cret', 'state_mismatch'],
    ['error=access_denied&state=wrong', 'state_mismatch'],
    ['error=access_denied&state=right', 'authorization_failed'],
    ['error=&state=right', 'authorization_failed'],
    ['access_token=s3cret&access_token=s3cret&state=right', 'invalid_response'],
    ['access_token=s3cret&state=right&state=right', 'invalid_response'],
    ['access_token=s3cret&state=right&scope=a&scope=b', 'invalid_response'],
    ['access_token=s3cret&code=s3cret&state=right', 'invalid_response'],
    ['access_token=s3cret&id_token=s3cret&state=right', 'invalid_response'],
    ['access_token=s3cret&error=x&state=right', 'invalid_response'],
    ['code=s3cret&state=right', 'invalid_response'],
    ['state=right', 'invalid_response'],
    ['access_token=s3cret%20x&state=right', 'invalid_response'],
    ['access_token=s3cret%C3%A4&state=right', 'invalid_response'],
    ['access_token=s3cret&token_type=mac&state=right', 'invalid_response'],
    ['access_token=s3cret&token_type=DPoP&state=right', 'invalid_response'],
    ['access_token=s3cret&token_type=&state=right', 'invalid_response'],
  ];
  for (const [response, code] of answers)
    it(`${code}: ${response}`, () => {
      expect(codeOf(response)).to.equal(code);
    });

  it('not to hold a token where a code was asked for', () => {
    expect(codeOf('code=x&access_token=s3cret&state=right', 'code')).to.equal('invalid_response');
  });
});
