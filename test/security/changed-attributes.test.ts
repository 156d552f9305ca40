import { expect } from 'chai';
import { connector, rejection } from '../helpers/acme.js';
import { byCode, tokenUrl } from '../helpers/codes.js';
import { arrivals, fresh, rest } from '../helpers/connections.js';
import { make, removeAll } from '../helpers/elements.js';
import { hostile } from '../helpers/servers.js';

/** Markup that is injected, or attributes that change, while an attempt runs or after it: no token goes to a new place. */

const elsewhere = hostile.origin.replace('127.0.0.1', 'localhost');
const stolen = (kind: string): string => `${elsewhere}/api/${kind}?stolen`;

/** Whatever reached the place that was named too late. */
const stolenRequests = () => hostile.log('stolen');

describe('an attempt', () => {
  beforeEach(() => hostile.clear());
  afterEach(() => {
    rest();
    removeAll();
  });

  it('keeps the settings that it began with: token URL, test URL, allowed URLs and parameters', async () => {
    const options = byCode({ testUrl: hostile.url('/api/json'), tokenUrl: tokenUrl(), scope: 'keeps' });
    const acme = fresh(options);
    const attempt = acme.connect();
    acme.configure({
      ...options,
      clientId: 'attacker',
      tokenUrl: stolen('json'),
      refreshUrl: stolen('json'),
      revokeUrl: stolen('json'),
      testUrl: stolen('json'),
      allowedUrls: [elsewhere],
      requestHeaders: { 'X-Stolen': '{{access_token}}' },
    });
    const connection = await attempt;
    expect((await rejection(connection.fetch(stolen('json')))).code).to.equal('url_not_allowed');
    await connection.test();
    await connection.refresh();
    await connection.revoke();
    expect(await stolenRequests()).to.deep.equal([]);
    expect(JSON.stringify(await arrivals())).not.to.contain('x-stolen');
  });

  it('keeps its storage: what began in memory is not written down', async () => {
    const options = byCode({ testUrl: hostile.url('/api/json'), scope: 'keeps its storage', storage: 'memory' });
    const acme = fresh(options);
    const attempt = acme.connect();
    acme.configure({ ...options, storage: 'local' });
    const accessToken = await (await attempt).getAccessToken();
    expect(JSON.stringify([{ ...localStorage }, { ...sessionStorage }])).not.to.contain(accessToken);
  });

  it('keeps its settings where attributes of the element change', async () => {
    const element = await make({ 'test-url': hostile.url('/api/json') });
    const attempt = element.connect();
    element.setAttribute('test-url', stolen('json'));
    element.setAttribute('allowed-urls', elsewhere);
    element.setAttribute('request-headers', '{"X-Stolen":"{{access_token}}"}');
    const connection = await attempt;
    expect((await rejection(connection.fetch(stolen('json')))).code).to.equal('url_not_allowed');
    expect(await stolenRequests()).to.deep.equal([]);
  });
});

describe('a connection', () => {
  it('keeps the settings that it was made with, whatever its connector is set to', async () => {
    await hostile.clear();
    const acme = connector({ scope: 'a connection keeps' });
    const connection = await acme.connect();
    acme.configure({ clientId: 'demo', loginUrl: hostile.url('/hang'), testUrl: stolen('json'), storage: 'memory' });
    expect((await rejection(connection.fetch(stolen('json')))).code).to.equal('url_not_allowed');
    expect(await stolenRequests()).to.deep.equal([]);
    acme.close();
  });
});
