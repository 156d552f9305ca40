import { expect } from 'chai';
import { answer, connector, rejection } from '../helpers/acme.js';
import '../helpers/browser.js';
import { hostile } from '../helpers/servers.js';

/** Errors lead to their entry in the guide, which comes with the package. */

const pointer = (code: string) => `\nSee oauth-connect/demo/guide/errors.md#${code}`;

describe('an error that a developer gets to see', () => {
  it('names its entry in the guide, in its message and in what consoles show of it', async () => {
    const acme = connector({ loginUrl: answer('error=invalid_scope&state={state}') });
    const { message, stack } = await rejection(acme.connect());
    expect(message)
      .to.match(/^Acme refused the sign-in/)
      .and.to.satisfy((text: string) => text.endsWith(pointer('authorization_failed')));
    // Those of Firefox and WebKit hold no message.
    if (stack?.includes('Error: ')) expect(stack).to.contain(message);
    acme.close();
  });

  it('does so where it brings its own words too, once, however often it is told', async () => {
    const acme = connector({ loginUrl: null, issuer: hostile.url('/status/500') });
    const error = await rejection(acme.connect());
    expect(error.code).to.equal('discovery_failed');
    expect(error.message.split(pointer('discovery_failed'))).to.have.length(2);
    acme.close();
  });

  it('does so for a configuration that cannot be used', async () => {
    const acme = connector({ loginUrl: 'javascript:1' });
    for (let time = 0; time < 2; time++) {
      const { message } = await rejection(acme.connect());
      expect(message.split('\nSee ')).to.have.length(2);
      expect(message.endsWith(pointer('invalid_configuration'))).to.equal(true);
    }
    acme.close();
  });

  it('leads to the entry of its own code, also where its words are those of another error', async () => {
    const { describe: addSentence } = await import('../../src/errors/describe-error.js');
    const { OAuthConnectError } = await import('../../src/errors/oauth-connect-error.js');
    const error = new OAuthConnectError('refresh_failed', 'refresh', `No answer.${pointer('network_error')}`);
    addSentence(error);
    expect(error.message).to.equal(`No answer.${pointer('refresh_failed')}`);
  });
});
