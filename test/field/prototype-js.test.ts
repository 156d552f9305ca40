import { expect } from 'chai';
import { beaconPage } from '../helpers/beacon.js';
import { clickIn, evaluateInWindow, open, pageUrl, reloadPage, signIn, waitForWindow } from '../helpers/browser.js';
import { until } from '../helpers/host-page.js';
import { oidc } from '../helpers/oidc.js';
import { provider } from '../helpers/servers.js';

/** Pages with an old Prototype.js, as old shop systems have it: it puts `toJSON` on the prototypes that all objects share. */

const prototypeJs = `<script>
  Array.prototype.toJSON = function () { return '[' + this.map((one) => JSON.stringify(one)).join(', ') + ']'; };
  String.prototype.toJSON = function () { return '"' + this + '"'; };
</script>`;
const everyPrototype = `<script>
  for (const { prototype } of [Array, Object, String, Number, Date]) prototype.toJSON = () => 'spoiled';
</script>`;

const pages = [
  ['of Prototype.js', prototypeJs],
  ['of every kind', everyPrototype],
] as const;

const profileIn = (handle: string) =>
  evaluateInWindow(
    () => {
      const { connection } = document.querySelector('oauth-connect') as HTMLElementTagNameMap['oauth-connect'];
      // Without the prototypes' own, or the tests could not read it.
      for (const { prototype } of [Array, Object, String, Number, Date] as { prototype: { toJSON?: unknown } }[])
        delete prototype.toJSON;
      return { name: connection?.name, scope: connection?.scope, profile: connection?.profile };
    },
    { handle },
  );

describe('toJSON on prototypes', () => {
  for (const [what, head] of pages)
    for (const storage of ['session', 'local'])
      it(`${what} changes nothing in what is kept: storage="${storage}"`, async () => {
        const page = await open(beaconPage({ storage }, { head }));
        await clickIn('#acme >>> [part=button]', { handle: page });
        await signIn({ origin: oidc.issuer, user: 'ada' });
        await until(page, 'connected');
        await reloadPage(page);
        expect(await until(page, 'connected')).to.equal('connected');
        const kept = await profileIn(page);
        expect(kept.name).to.equal('Ada Lovelace');
        expect(kept.scope).to.include('openid');
        expect(kept.profile).to.include({ name: 'Ada Lovelace' });
        await evaluateInWindow(() => localStorage.clear(), { handle: page });
      });

  it('is without a part in a journey through this tab, whose history entry stays as it was', async () => {
    const attributes = `client-id="demo" provider-name="Acme" login-mode="redirect"
      login-url="${provider.url('/oauth/authorize')}" test-url="${provider.url('/api/me')}"`;
    const html = `<oauth-connect id="acme" ${attributes}></oauth-connect>`;
    const page = await open(pageUrl({ html, head: prototypeJs, scripts: ['/dist/oauth-connect.js'] }));
    await evaluateInWindow(() => history.replaceState({ places: [1, [2]] }, ''), { handle: page });
    await clickIn('#acme >>> [part=button]', { handle: page });
    await signIn({ user: 'ada' });
    await waitForWindow('/support/page', 10_000);
    await until(page, 'connected');
    const state = await evaluateInWindow(
      () => Array.isArray((history.state as { places?: unknown } | null)?.places) && history.state.places[1][0],
      { handle: page },
    );
    expect(state).to.equal(2);
  });

  it('leaves the options of a script alone: those that differ, and those that are lists', async () => {
    const page = await open(pageUrl({ head: everyPrototype, scripts: ['/dist/oauth-connect.js'] }));
    const seen = await evaluateInWindow(
      async () => {
        await customElements.whenDefined('oauth-connect');
        const element = document.createElement('oauth-connect');
        Object.assign(element, {
          clientId: 'demo',
          loginUrl: 'https://acme.example/authorize',
          fields: [{ name: 'shop', label: 'Shop' }],
          loginParams: { prompt: 'login' },
        });
        document.body.append(element);
        await element.updateComplete;
        const first = element.configurationErrors.map(({ message }) => message).join();
        element.clientId = '{{'; // another value, and no template
        const then = element.configurationErrors.map(({ attribute }) => attribute).join();
        return first + '|' + then;
      },
      { handle: page },
    );
    expect(seen).to.equal('|client-id');
  });
});
