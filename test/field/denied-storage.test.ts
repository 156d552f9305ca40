import { expect } from 'chai';
import { beaconElement, revokeAll, signInBy } from '../helpers/beacon.js';
import { byCode } from '../helpers/codes.js';
import { eventsOf, fresh, rest } from '../helpers/connections.js';
import { denials, deny } from '../helpers/denials.js';
import '../helpers/browser.js';
import { oidc } from '../helpers/oidc.js';

/** A browser that denies something costs that comfort, and nothing else: contract, sections 5 and 7. */

const everything = Object.keys(denials);
const choices: [what: string, names: readonly string[]][] = [
  ...everything.map((name): [string, string[]] => [name, [name]]),
  ['all of it', everything],
];

let undo = (): void => undefined;
afterEach(() => {
  rest();
  undo();
  undo = () => undefined;
  sessionStorage.clear();
  localStorage.clear();
});

/** What may be told of it: that the connection lives in memory alone, where it was to be stored. */
const mayBeTold = (storage: string, names: readonly string[]): string[] =>
  storage !== 'memory' && names.includes(`${storage}Storage`) ? ['storage_failed'] : [];

for (const [what, names] of choices)
  for (const storage of ['memory', 'session', 'local'] as const)
    describe(`a browser that denies ${what}, storage="${storage}"`, () => {
      it('connects by the implicit grant, and by a code, which is renewed', async () => {
        undo = deny(names);
        for (const options of [{ storage }, byCode({ storage })]) {
          const acme = fresh(options);
          const events = eventsOf(acme);
          const connection = await acme.connect();
          expect(connection.identifier).to.equal('7');
          if ('tokenUrl' in options) {
            await connection.refresh();
            expect(await connection.getAccessToken()).to.equal('renewed-access');
          }
          const failed = events.filter(({ type }) => type === 'failed').map(({ detail }) => detail.error);
          const codes = failed.map((error) => (error as { code: string }).code);
          expect([...new Set(codes)]).to.deep.equal(mayBeTold(storage, names));
          expect(acme.status).to.equal('connected');
          await acme.revoke();
        }
      });
    });

describe('a browser that denies all of it', () => {
  afterEach(revokeAll);

  for (const storage of ['memory', 'session', 'local'])
    it(`connects with dpop, whose key then lives in memory: ${storage}`, async () => {
      // `beaconElement()` empties the storage before.
      const making = beaconElement({ 'client-id': 'dpop', dpop: 'true', storage });
      undo = deny(everything);
      const element = await making;
      const told: string[] = [];
      element.addEventListener('failed', ({ detail }) => told.push(detail.error.code));
      const connection = await signInBy(element);
      expect(connection.identifier).to.equal('beacon-1815');
      await connection.refresh();
      expect((await connection.fetch(oidc.url('/api/me'))).status).to.equal(200);
      expect([...new Set(told)]).to.deep.equal(mayBeTold(storage, everything));
    });
});
