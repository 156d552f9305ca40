import { expect } from 'chai';
import type { Connector, ConnectorOptions } from '../../src/connector.js';
import { answer, rejection } from '../helpers/acme.js';
import '../helpers/browser.js';
import { byCode } from '../helpers/codes.js';
import { fresh, rest } from '../helpers/connections.js';
import { make, part, removeAll } from '../helpers/elements.js';
import { hostile } from '../helpers/servers.js';
import { pause, waitUntil } from '../helpers/wait.js';

/** The console says why something went wrong, and so does the card of a page in development: contract, section 5. */

const told = { warn: [] as string[], error: [] as string[] };
const { warn, error } = console;

beforeEach(() => {
  for (const level of ['warn', 'error'] as const) {
    told[level] = [];
    console[level] = (...words: unknown[]) => void told[level].push(words.join(' '));
  }
});

afterEach(() => {
  Object.assign(console, { warn, error });
  rest();
  removeAll();
});

/** The warnings that begin with one of the codes; others are about configurations. */
const failures = (): string[] => told.warn.filter((text) => /^oauth-connect: \w+ \(step "/.test(text));

const refused = (query: string): ConnectorOptions => ({ loginUrl: answer(`${query}&state={state}`) });

const fail = (acme: Connector) => rejection(acme.connect());

const areTold = (count: number) => waitUntil(() => failures().length === count, 'it stands in the console');

describe('a failure', () => {
  it('stands in the console with code, step and message, once for each', async () => {
    const acme = fresh({ testUrl: hostile.url('/api/html') });
    const { message } = await fail(acme);
    await areTold(1);
    expect(failures()).to.deep.equal([`oauth-connect: test_failed (step "test"): ${message}`]);
    await fail(acme);
    await areTold(2);
    expect(told.error).to.deep.equal([]);
  });

  it('stands there with the provider’s own words, which are no part of its message', async () => {
    const description = encodeURIComponent('Scope "files"\n%cis not \u202eallowed');
    const { message } = await fail(fresh(refused(`error=invalid_scope&error_description=${description}`)));
    await areTold(1);
    const [text = ''] = failures();
    expect(text).to.contain('The provider said: "invalid_scope", "Scope \\"files\\" %cis not  allowed"');
    expect(message).not.to.contain('files');
  });

  it('repeats no long words, and nothing that was sent', async () => {
    await fail(fresh(refused(`error=server_error&error_description=${'x'.repeat(5000)}`)));
    await areTold(1);
    expect(failures()[0]).to.have.length.below(600);
    const body = JSON.stringify({ error: 'invalid_grant', error_description: 'The code a-code is used up.' });
    await fail(fresh(byCode({ tokenUrl: hostile.url('/api/json', { code: 400, body }) })));
    await areTold(2);
    expect(failures()[1]).to.contain('The provider said: "invalid_grant"').and.not.contain('a-code');
  });

  it('is not told there where the page has prevented it', async () => {
    const acme = fresh(refused('error=server_error'));
    acme.addEventListener('failed', (event) => event.preventDefault(), { once: true });
    expect((await fail(acme)).code).to.equal('authorization_failed');
    await fail(acme);
    // The second one is told, and what is told is told in order.
    await areTold(1);
    await pause();
    expect(failures()).to.have.length(1);
  });

  it('of the configuration is logged as it is read, and not again', async () => {
    const acme = fresh({ clientId: '', storage: 'cookie' as 'local' });
    for (let time = 0; time < 2; time++) expect((await fail(acme)).code).to.equal('invalid_configuration');
    await waitUntil(() => told.error.length > 0, 'it is logged');
    await pause();
    expect(failures()).to.deep.equal([]);
    expect(told.error).to.have.length(1);
  });
});

describe('the card of a failure', () => {
  const failedElement = async (listener?: (event: Event) => void) => {
    const element = await make({ 'test-url': hostile.url('/api/html') });
    if (listener) element.addEventListener('failed', listener);
    const { message } = await rejection(element.connect());
    await waitUntil(() => part(element, 'error'), 'the card is there');
    const words = part(element, 'error').innerText.replace(/\s+/g, ' ');
    return { words, message: message.replace(/\s+/g, ' ') };
  };

  it('says on a loopback host what the page’s author has to know', async () => {
    const { words, message } = await failedElement();
    expect(words).to.contain(`test: ${message}`).and.to.contain('test_failed');
  });

  it('does not where the page has prevented that, and still tells the visitor', async () => {
    const { words } = await failedElement((event) => event.preventDefault());
    expect(words)
      .to.contain('Acme didn’t say which account it is.')
      .and.to.contain('test_failed')
      .and.not.contain('test API');
    await pause();
    expect(failures()).to.deep.equal([]);
  });
});
