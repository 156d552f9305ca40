import { expect } from 'chai';
import type { OAuthConnectError } from '../../src/errors/oauth-connect-error.js';
import { describeError } from '../helpers/describe-error.js';
import { validateResponse } from '../../src/protocol/authorization-response.js';

/** What we believe of an answer, whichever way it came: contract, section 7. */

/** The error of an answer, with its sentence, which must hold nothing secret; `undefined` where it is believed. */
const errorOf = async (response: string, responseType = 'token'): Promise<OAuthConnectError | undefined> => {
  try {
    validateResponse(response, { state: 'right', responseType, providerName: 'Acme' });
    return undefined;
  } catch (error) {
    const told = await describeError(error as OAuthConnectError);
    expect(told.message).to.contain('\nSee ').and.not.contain('s3cret');
    return told;
  }
};
const codeOf = async (...answer: Parameters<typeof errorOf>): Promise<string> =>
  (await errorOf(...answer))?.code ?? 'believed';

describe('an answer is', () => {
  const answers: readonly [response: string, code: string][] = [
    ['access_token=s3cret&token_type=bearer&state=right', 'believed'],
    ['access_token=s3cret&state=right', 'believed'],
    // Query and fragment, where both say the same.
    ['access_token=s3cret&state=right&access_token=s3cret&state=right', 'believed'],
    ['error=access_denied&state=right&error=access_denied&state=right', 'authorization_failed'],
    ['error=access_denied&state=right&error=server_error&state=right', 'invalid_response'],
    ['error=access_denied&state=right&x&error=access_denied&state=right', 'invalid_response'],
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
    it(`${code}: ${response}`, async () => {
      expect(await codeOf(response)).to.equal(code);
    });

  it('not to hold a token where a code was asked for', async () => {
    expect(await codeOf('code=x&access_token=s3cret&state=right', 'code')).to.equal('invalid_response');
  });
});

describe('an error answer is repeated', () => {
  const errors: readonly [error: string, repeated: string | undefined][] = [
    ['access_denied', 'access_denied'],
    ['https://acme.example/errors#7', 'https://acme.example/errors#7'],
    ['e'.repeat(64), 'e'.repeat(64)],
    // RFC 6749 §4.1.2.1 has the grammar.
    ['', undefined],
    ['e'.repeat(65), undefined],
    ['bad\nthing', undefined],
    ['a "quote"', undefined],
    ['a\\b', undefined],
    ['Fehler: ungültig', undefined],
    // What was sent.
    ['right', undefined],
  ];
  for (const [error, repeated] of errors)
    it(`${repeated === undefined ? 'without' : 'with'} its code where that is ${JSON.stringify(error)}`, async () => {
      const told = await errorOf(String(new URLSearchParams({ error, error_description: 'Why.', state: 'right' })));
      expect(told).to.include({ code: 'authorization_failed', oauthErrorDescription: 'Why.' });
      expect(told?.oauthError).to.equal(repeated);
    });

  it('with its description as text of 200 characters at most, without control characters', async () => {
    const description = `a\u0000b\u202e\u200e\u200f\u061c\u2028\u2066${'c'.repeat(500)}`;
    const told = await errorOf(
      String(new URLSearchParams({ error: 'x', error_description: description, state: 'right' })),
    );
    expect(told?.oauthErrorDescription)
      .to.have.length(200)
      .and.match(/^a b c+$/);
  });
});
