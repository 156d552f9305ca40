import { expect } from 'chai';
import '../helpers/browser.js';
import { byCode, tokensOf, tokenUrl } from '../helpers/codes.js';
import { fresh, rest } from '../helpers/connections.js';

/** What is got ready before a click is of one attempt alone (RFC 9700 §2.1.1), and is made once for it. */

const { generateKey } = crypto.subtle;
let keysMade = 0;

beforeEach(() => {
  keysMade = 0;
  crypto.subtle.generateKey = ((...how: Parameters<typeof generateKey>) => {
    keysMade += 1;
    return generateKey.apply(crypto.subtle, how);
  }) as typeof generateKey;
});
afterEach(() => {
  crypto.subtle.generateKey = generateKey;
  rest();
});

const bound = { token_type: 'DPoP' };
const dpop = () =>
  fresh(byCode({ dpop: true, tokenUrl: tokenUrl(tokensOf('first', bound), tokensOf('second', bound)) }));

describe('what is prepared before a click', () => {
  it('is prepared once, however often it is asked for at a time', async () => {
    const acme = dpop();
    await Promise.all([acme.prepare(), acme.prepare(), acme.prepare()]);
    await acme.prepare();
    expect(keysMade).to.equal(1);
  });

  it('is what a click waits for that comes meanwhile', async () => {
    const acme = dpop();
    const [, connection] = await Promise.all([acme.prepare(), acme.connect()]);
    expect(connection.status).to.equal('active');
    expect(keysMade).to.equal(1);
  });

  it('is used by one attempt: the next one has a key of its own', async () => {
    const acme = dpop();
    await acme.prepare();
    await acme.connect();
    await acme.connect();
    expect(keysMade).to.equal(2);
  });
});
