import { expect } from 'chai';
import type { ConnectorOptions } from '../../src/connector.js';
import { waitForClose } from '../helpers/browser.js';
import { byCode } from '../helpers/codes.js';
import { eventsOf, fresh, rest } from '../helpers/connections.js';

/**
 * A real browser that denies storage and all that goes with it: contract, sections 5 and 7. At a provider that needs no
 * cookies, as these are blocked too.
 */

afterEach(rest);

for (const storage of ['memory', 'session', 'local'] as const)
  describe(`in a browser that denies storage, storage="${storage}"`, () => {
    const told = storage === 'memory' ? [] : ['storage_failed'];

    for (const [grant, options] of [
      ['the implicit grant', (): ConnectorOptions => ({})],
      ['a code', byCode],
    ] as const)
      it(`connects by ${grant}`, async () => {
        const acme = fresh({ ...options(), storage });
        const events = eventsOf(acme);
        const connection = await acme.connect();
        expect(connection.identifier).to.equal('7');
        await waitForClose();
        if (options === byCode) {
          await connection.refresh();
          expect(await connection.getAccessToken()).to.equal('renewed-access');
        }
        const failed = events.filter(({ type }) => type === 'failed').map(({ detail }) => detail.error);
        expect([...new Set(failed.map((error) => (error as { code: string }).code))]).to.deep.equal(told);
        expect(acme.status).to.equal('connected');
      });
  });
