import { expect } from 'chai';
import type { Connector } from '../../src/connector.js';
import { rejection } from '../helpers/acme.js';
import { evaluateInWindow, open, pageUrl } from '../helpers/browser.js';
import { eventsOf, fresh } from '../helpers/connections.js';
import { make, removeAll } from '../helpers/elements.js';
import { oidc } from '../helpers/oidc.js';
import { hostile } from '../helpers/servers.js';
import { pause, waitUntil } from '../helpers/wait.js';

/** A framework throws away what it has just made (React's StrictMode does), or takes an element out of the document. */

const locksHeld = async (): Promise<(string | undefined)[]> => {
  const { held = [] } = await navigator.locks.query();
  return held.map(({ name }) => name).filter((name) => name?.startsWith('oauth-connect:session:'));
};

beforeEach(() => sessionStorage.clear());
afterEach(() => {
  removeAll();
  sessionStorage.clear();
});

describe('a connector that is closed', () => {
  it('ends its attempt, once, with cancelled', async () => {
    const acme = fresh({ loginUrl: hostile.url('/hang') });
    const events = eventsOf(acme);
    const attempt = rejection(acme.connect());
    acme.close();
    acme.close();
    expect((await attempt).name).to.equal('AbortError');
    const cancelled = events.filter(({ type }) => type === 'cancelled');
    expect(cancelled.map(({ detail }) => detail['reason'])).to.deep.equal(['aborted']);
  });

  it('lets go of the lock of a session, unless another one shows the same connection', async () => {
    const options = { storage: 'session', scope: 'closed' } as const;
    const [one, other] = [fresh(options), fresh(options)];
    await one.connect();
    await waitUntil(async () => (await locksHeld()).length === 1, 'it holds the lock');
    one.close();
    await pause(100);
    expect(await locksHeld()).to.have.length(1);
    other.close();
    await waitUntil(async () => (await locksHeld()).length === 0, 'it has let go of it');
    const later = fresh(options);
    expect(later.connection?.status).to.equal('active');
    await waitUntil(async () => (await locksHeld()).length === 1, 'another one has taken it up');
    await later.revoke();
    later.close();
  });

  const { dispose } = Symbol as { readonly dispose?: symbol };
  if (dispose)
    it('is closed by Symbol.dispose as well', async () => {
      const acme = fresh({ loginUrl: hostile.url('/hang') });
      const attempt = rejection(acme.connect());
      (acme as unknown as Record<symbol, () => void>)[dispose]?.();
      expect((await attempt).name).to.equal('AbortError');
    });

  it('leaves what came back in this tab to one that is not closed', async () => {
    const options = {
      issuer: oidc.issuer,
      clientId: 'code',
      scope: 'openid profile email offline_access',
      loginMode: 'redirect',
    };
    const script = `
      import { createConnector } from '/dist/module/connector.js';
      globalThis.told = [];
      const make = (name) => {
        const connector = createConnector(${JSON.stringify(options)});
        for (const type of ['connected', 'failed', 'cancelled'])
          connector.addEventListener(type, () => told.push(name + ' ' + type));
        return connector;
      };
      make('first').close();
      globalThis.kept = make('second');`;
    const page = await open(pageUrl({ html: `<script type="module">${script}</script>` }));
    await oidc.expectVisitor('ada');
    await evaluateInWindow(
      async () => {
        const kept = () => Reflect.get(globalThis, 'kept') as Connector | undefined;
        while (!kept()) await new Promise((wake) => setTimeout(wake, 20));
        setTimeout(() => void kept()?.connect(), 50);
      },
      { handle: page },
    );
    const told = () =>
      evaluateInWindow(() => (Reflect.get(globalThis, 'told') as string[] | undefined) ?? [], { handle: page }).catch(
        () => [],
      );
    await waitUntil(async () => (await told()).length, 'it is back and connected');
    expect(await told()).to.deep.equal(['second connected']);
  });
});

describe('an element that has left its document', () => {
  it('lets go of the lock after a second, and takes it up again when it is back', async () => {
    const element = await make({ storage: 'session' });
    const connection = await element.connect();
    await waitUntil(async () => (await locksHeld()).length === 1, 'it holds the lock');
    element.remove();
    await waitUntil(async () => (await locksHeld()).length === 0, 'it has let go of it');
    document.body.append(element);
    await waitUntil(async () => (await locksHeld()).length === 1, 'it has it again');
    expect(element.connection).to.equal(connection);
    expect(element.status).to.equal('connected');
    await element.revoke();
  });

  it('keeps all where it is only moved', async () => {
    const element = await make({ storage: 'session' });
    await element.connect();
    await waitUntil(async () => (await locksHeld()).length === 1, 'it holds the lock');
    const place = document.body.appendChild(document.createElement('div'));
    place.append(element);
    await pause(1300);
    expect(await locksHeld()).to.have.length(1);
    await element.revoke();
    place.remove();
  });
});
