import { expect } from 'chai';
import { answer, profile, rejection, token } from '../helpers/acme.js';
import '../helpers/browser.js';
import { arrivals, fresh, rest } from '../helpers/connections.js';
import { hostile } from '../helpers/servers.js';

/** Whose account it is, and what it is called: contract, section 2. See also journey.test.ts. */

beforeEach(() => hostile.clear());
afterEach(rest);

describe('an identity by default', () => {
  const cases: readonly (readonly [body: object, identifier: string, name: string])[] = [
    [{ sub: 's', id: 'i', name: 'n', email: 'e' }, 's', 'n'],
    [{ id: 0, user_id: 'u' }, '0', '0'],
    [{ id: { a: 1 }, user_id: 5, display_name: 'd' }, '5', 'd'],
    [{ id: true, account_id: 'a', displayName: 'D' }, 'a', 'D'],
    [{ id: '', account_id: 9, full_name: 'F' }, '9', 'F'],
    [{ id: 1, name: 7, email: 'e@x' }, '1', 'e@x'],
    [{ id: 1, name: '', login: 'l' }, '1', 'l'],
    [{ id: 1, username: 'u' }, '1', 'u'],
    [{ email: 'e@x', login: 'l' }, 'e@x', 'e@x'],
  ];
  for (const [body, identifier, name] of cases)
    it(`of ${JSON.stringify(body)} is ${identifier}, called ${name}`, async () => {
      expect(await fresh({ testUrl: profile(body) }).connect()).to.include({ identifier, name });
    });

  it('comes from the token response where there is no test URL', async () => {
    const loginUrl = answer(`access_token=${token}&state={state}&user_id=5&username=ada`);
    const connection = await fresh({ loginUrl, testUrl: null }).connect();
    expect(connection).to.include({ identifier: '5', name: 'ada' });
    expect(await arrivals()).to.deep.equal([]);
  });

  for (const uniqueIdentifier of ['data.1.id', '{{ data.0.constructor }}', 'data.0'])
    it(`is missing where ${uniqueIdentifier} finds nothing, and the message names the keys but no value`, async () => {
      const acme = fresh({ testUrl: profile({ data: [{ id: 'private' }] }), uniqueIdentifier });
      const error = await rejection(acme.connect());
      expect(error.code).to.equal('identifier_missing');
      expect(error.message).to.contain('"data"').and.not.to.contain('private');
    });

  it('never shows the token in a name', async () => {
    const acme = fresh({ connectionName: '{{ access_token ?? name }}' });
    expect((await acme.connect()).name).to.equal('Ada');
  });
});

describe('whose account it is', () => {
  it('is told by the first member that is known to tell it, with a warning where that can change hands', async () => {
    const acme = fresh({ testUrl: profile({ login: 'ada', name: ' ' }) });
    const connection = await acme.connect();
    expect(connection).to.include({ identifier: 'ada', name: 'ada' });
    expect(acme.configurationWarnings.map(({ attribute }) => attribute)).to.contain('unique-identifier');
  });

  it('is identifier_missing where nothing tells it, and the message names what is there', async () => {
    const acme = fresh({ testUrl: profile({ data: { id: 1 }, meta: 2 }) });
    const error = await rejection(acme.connect());
    expect(error.code).to.equal('identifier_missing');
    expect(error.message).to.contain('"data"').and.to.contain('"meta"');
  });

  it('follows paths into the answer, and a name falls back where its template finds nothing', async () => {
    const acme = fresh({
      testUrl: profile({ data: [{ id: 42 }], display_name: '<b>Ada</b>' }),
      uniqueIdentifier: 'data.0.id',
      connectionName: '{{nobody}}',
    });
    expect(await acme.connect()).to.include({ identifier: '42', name: '<b>Ada</b>' });
  });
});
