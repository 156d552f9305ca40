import { expect } from 'chai';
import { createConnector } from '../../src/connector.js';
import { profile } from '../helpers/acme.js';
import '../helpers/browser.js';
import { make, removeAll } from '../helpers/elements.js';

/** Contract, section 2: an attribute that is none of the element's but reads like one is told of, and at once. */

const told: string[] = [];
const { warn } = console;

beforeEach(() => {
  told.length = 0;
  console.warn = (...words: unknown[]) => void told.push(words.join(' '));
});

afterEach(() => {
  console.warn = warn;
  removeAll();
});

const attributesOf = (element: { configurationWarnings: readonly { attribute: string }[] }) =>
  element.configurationWarnings.map(({ attribute }) => attribute);

const words = (name: string) => told.filter((text) => text.startsWith(`oauth-connect: ${name} `));

describe('a misspelt attribute', () => {
  it('is listed in the task in which the markup is read, and logged once', async () => {
    const place = document.createElement('div');
    const tag = `<oauth-connect client-id="a" login-url="/a" testurl="/b" conection-name="c" class="scope"></oauth-connect>`;
    document.body.append(place);
    place.innerHTML = tag + tag;
    const [one, other] = place.querySelectorAll('oauth-connect');
    expect(attributesOf(one!)).to.include.members(['testurl', 'conection-name']).and.not.include('class');
    await one!.updateComplete;
    await other!.updateComplete;
    expect(words('testurl')).to.deep.equal(['oauth-connect: testurl is not known, and does nothing; write test-url.']);
    expect(words('conection-name')).to.have.length(1);
    place.remove();
  });

  it('is listed when it comes later, and no longer when it has gone', async () => {
    const element = await make();
    element.setAttribute('unique-identifer', 'id');
    expect(attributesOf(element)).to.include('unique-identifer');
    element.removeAttribute('unique-identifer');
    expect(attributesOf(element)).not.to.include('unique-identifer');
  });

  it('is told of by a connector as well', () => {
    const options = { clientId: 'a', loginUrl: '/a', testurl: '/b' };
    const connector = createConnector(options);
    expect(attributesOf(connector)).to.include('testurl');
    connector.close();
  });
});

describe('a connection-name that finds nothing', () => {
  it('is told of in the console, and the account has its usual name', async () => {
    const element = await make({
      'connection-name': "{{nam}}'s account",
      'test-url': profile({ id: 7, name: 'Ada' }),
    });
    for (let times = 0; times < 2; times++) expect(await element.connect()).to.include({ name: 'Ada' });
    expect(words('connection-name')).to.deep.equal([
      `oauth-connect: connection-name found nothing by "{{nam}}'s account"; the answer has id, name.`,
    ]);
  });
});
