import { expect } from '@open-wc/testing';
import type { ErrorCode } from '../../src/errors/error-codes.js';
import { en } from '../../src/element/messages/en.js';
import { en as words } from '../../src/element/messages/en-errors.js';
import { errorHint, errorTitle } from '../../src/element/views/error-title.js';
import { answer, profile, rejection, token } from '../helpers/acme.js';
import { make, part, removeAll } from '../helpers/elements.js';

/** What visitors read of an error: why it ended, what to do, and the code for whoever is asked for help. */

afterEach(removeAll);

const said = (code: ErrorCode, account?: string): string[] => {
  const all = { texts: en, provider: 'Acme' };
  return [errorTitle(code, all), errorHint(code, all, account)];
};

describe('the words for an error', () => {
  it('tell what to do where that is known', () => {
    expect(said('network_error')).to.deep.equal([words.unreachable('Acme'), words.unreachableHint]);
    expect(said('popup_blocked')).to.deep.equal([words.blocked, words.blockedHint]);
    expect(said('state_mismatch')).to.deep.equal([words.untrusted, words.untrustedHint]);
    expect(said('authorization_failed')).to.deep.equal([words.refused('Acme'), words.failedHint]);
    expect(said('identifier_missing')).to.deep.equal([words.unreadable('Acme'), words.failedHint]);
    expect(said('wrong_account', 'Ada')).to.deep.equal([words.wrongAccount, 'Try again and choose Ada.']);
    expect(said('wrong_account')).to.deep.equal([words.wrongAccount, words.failedHint]);
    expect(said('invalid_response')).to.deep.equal([en.failed('Acme'), words.failedHint]);
  });

  it('name the account that was to come back', async () => {
    const login = answer(`access_token=${token}&token_type=bearer&expires_in=3600&state={state}`);
    const element = await make({ 'login-url': login });
    const ada = await element.connect();
    element.setAttribute('test-url', profile({ id: 8, name: 'Charles Babbage' }));
    await rejection(element.connect({ identifier: ada }));
    await element.updateComplete;
    expect(part(element, 'message').textContent?.trim()).to.equal(
      'You signed in with another account. Try again and choose Ada Lovelace.',
    );
    await rejection(element.connect({ identifier: '7' }));
    await element.updateComplete;
    expect(part(element, 'message').textContent).to.contain('choose Ada Lovelace.');
  });

  it('have the code on a line of its own', async () => {
    const element = await make({ 'test-url': profile([]) });
    await rejection(element.connect());
    await element.updateComplete;
    const [message, code] = [part(element, 'message'), part(element, 'code')];
    expect(code.textContent).to.equal('test_failed');
    expect(code.getBoundingClientRect().top).to.be.at.least(message.getBoundingClientRect().bottom);
  });
});
