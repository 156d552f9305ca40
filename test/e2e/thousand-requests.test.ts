import { expect } from 'chai';
import { beaconPage } from '../helpers/beacon.js';
import { clickIn, evaluateInWindow, open } from '../helpers/browser.js';
import { fetchIn, until } from '../helpers/host-page.js';
import { oidc } from '../helpers/oidc.js';

/** Many requests of many tabs with one token that ran out: contract, section 6. */

const tabs = 5;
const each = 200;
const me = oidc.url('/api/me');

/** Begins the requests of a tab. They take longer than a command of the tests may, so they are asked for later. */
const begin = (handle: string) =>
  evaluateInWindow(
    (url: string, count: number) => {
      const element = document.querySelector('oauth-connect') as unknown as { fetch(to: string): Promise<Response> };
      const requests = Array.from({ length: count }, () => element.fetch(url).then(({ status }) => status, String));
      Object.assign(window, { answers: Promise.all(requests) });
    },
    { handle },
    me,
    each,
  );

/** What came of them. */
async function answersOf(handle: string): Promise<unknown[]> {
  for (;;) {
    const answers = await evaluateInWindow(
      () => {
        const all = (window as unknown as { answers: Promise<unknown[]> }).answers;
        return Promise.race([all, new Promise<undefined>((resolve) => setTimeout(resolve, 5000))]);
      },
      { handle },
    );
    if (answers) return answers;
  }
}

const refreshIn = (handle: string) =>
  evaluateInWindow(async () => document.querySelector('oauth-connect')?.connection?.refresh(), { handle });

afterEach(() => localStorage.clear());

describe('a thousand requests at once over five tabs, with an access token that ran out', () => {
  it('come to one renewal, are all answered, and leave all tabs connected and able to renew again', async () => {
    const handles: string[] = [];
    for (let tab = 0; tab < tabs; tab += 1) handles.push(await open(beaconPage({ storage: 'local' })));
    const [first = '', ...others] = handles;
    await oidc.expectVisitor('ada');
    await clickIn('#acme >>> [part=button]', { handle: first });
    for (const handle of handles) await until(handle, 'connected');
    await oidc.clear();

    await oidc.expireAccessTokens();
    await Promise.all(handles.map(begin));
    const answers = (await Promise.all(handles.map(answersOf))).flat();
    expect(answers).to.deep.equal(Array(tabs * each).fill(200));
    expect((await oidc.counters()).refreshes, 'refresh requests').to.equal(1);
    for (const handle of handles) expect(await until(handle, 'connected')).to.equal('connected');

    // Rotation: a tab that sent the spent refresh token again would end the grant for all of them (RFC 9700 §4.14.2).
    const last = others.at(-1) ?? '';
    await refreshIn(last);
    await refreshIn(first);
    const requests = await oidc.log('token');
    expect(requests.map(({ status }) => status)).to.deep.equal([200, 200, 200]);
    const sent = requests.map(({ fingerprints }) => fingerprints['refresh_token']);
    expect(new Set(sent).size, 'refresh tokens, each sent once').to.equal(3);

    await oidc.clear();
    const afterwards = (await Promise.all(handles.map((handle) => fetchIn(handle, me, 1)))).flat();
    expect(afterwards).to.deep.equal(Array(tabs).fill(200));
    expect((await oidc.log('token')).length, 'all tabs have the newest tokens').to.equal(0);
  }).timeout(120_000);
});
