import { expect } from '@open-wc/testing';
import type { DisconnectingEvent } from '../../src/connector/events.js';
import type { OAuthConnectElement } from '../../src/element/oauth-connect-element.js';
import { axeViolations } from '../helpers/axe.js';
import { click, press } from '../helpers/browser.js';
import { answer, token } from '../helpers/acme.js';
import { make, part, removeAll, stateOf } from '../helpers/elements.js';
import { next } from '../helpers/wait.js';

/** `disconnecting` and `confirm-disconnect`: contract, sections 2 and 5. */

afterEach(() => {
  document.querySelectorAll('button').forEach((button) => button.remove());
  removeAll();
});

const connected = stateOf('connected');

/** The events that were fired on an element, with what it was by then. */
function record(element: OAuthConnectElement): DisconnectingEvent[] {
  const events: DisconnectingEvent[] = [];
  element.addEventListener('disconnecting', (event) => {
    expect(element.status).to.be.oneOf(['connected', 'expired']);
    events.push(event);
  });
  return events;
}

/** A button of the page that disconnects. */
function command(element: OAuthConnectElement): HTMLButtonElement {
  element.id = 'commanded';
  const button = document.createElement('button');
  button.setAttribute('commandfor', element.id);
  button.setAttribute('command', '--disconnect');
  button.textContent = 'Disconnect';
  document.body.prepend(button);
  return button;
}

/** Two accounts of one element. */
async function several(attributes: Record<string, string> = {}): Promise<OAuthConnectElement> {
  const login = answer(`access_token=${token}&token_type=bearer&expires_in=3600&state={state}&id={id}&name={name}`);
  const element = await make({ multiple: '', 'login-url': login, 'test-url': '', ...attributes });
  for (const loginParams of [
    { id: '7', name: 'Ada' },
    { id: '8', name: 'Charles' },
  ])
    await element.connect({ loginParams });
  await element.updateComplete;
  return element;
}

describe('disconnecting', () => {
  it('is fired by the button, before anything is done, and says which account', async () => {
    const element = await connected();
    const { connection } = element;
    const events = record(element);
    await click(part(element, 'disconnect'));
    expect(events.map(({ detail }) => detail)).to.deep.equal([{ name: 'Ada Lovelace', identifier: '7', connection }]);
    expect(events[0]).to.include({ cancelable: true, bubbles: true, composed: true });
    expect(element.status).to.equal('idle');
  });

  it('is fired by --disconnect, for each account', async () => {
    const element = await several();
    const events = record(element);
    await click(command(element));
    expect(events.map(({ detail }) => detail.identifier)).to.deep.equal(['7', '8']);
    expect(element.status).to.equal('idle');
  });

  it('is fired on that element alone', async () => {
    const attributes = { storage: 'session', scope: `shared-${Math.random()}` };
    const element = await connected(attributes);
    const other = await make(attributes);
    const [events, others] = [record(element), record(other)];
    await click(part(element, 'disconnect'));
    expect([events.length, others.length]).to.deep.equal([1, 0]);
    expect(other.status).to.equal('idle');
  });

  it('is not fired by revoke()', async () => {
    const element = await connected();
    const events = record(element);
    await element.connection?.revoke();
    expect(events).to.deep.equal([]);
  });

  for (const [what, attributes] of [
    ['the button', {}],
    ['the question', { 'confirm-disconnect': '' }],
  ] as const)
    it(`keeps ${what} from doing anything when it is prevented; the page may call revoke()`, async () => {
      const element = await connected(attributes);
      element.addEventListener('disconnecting', (event) => event.preventDefault());
      await click(part(element, 'disconnect'));
      await click(command(element));
      await element.updateComplete;
      expect(element.status).to.equal('connected');
      expect(part(element, 'message')).to.equal(null);
      await element.revoke();
      expect(element.status).to.equal('idle');
    });

  it('prevented for one account leaves the others to be disconnected', async () => {
    const element = await several();
    element.addEventListener('disconnecting', (event) => {
      if (event.detail.identifier === '7') event.preventDefault();
    });
    await click(command(element));
    expect(element.connections.map(({ identifier }) => identifier)).to.deep.equal(['7']);
  });
});

describe('confirm-disconnect', () => {
  const ask = async (element: OAuthConnectElement): Promise<void> => {
    await click(part(element, 'disconnect'));
    await element.updateComplete;
  };

  it('asks, and disconnects when the visitor says so again', async () => {
    const element = await connected({ 'confirm-disconnect': '' });
    await ask(element);
    expect(element.status).to.equal('connected');
    expect(part(element, 'message').textContent).to.equal('Disconnect this account?');
    expect(await axeViolations(element)).to.deep.equal([]);
    const changed = next(element, 'change');
    await click(part(element, 'disconnect'));
    await changed;
    expect(element.status).to.equal('idle');
  });

  it('keeps the account when the visitor says so, and asks again the next time', async () => {
    const element = await connected({ 'confirm-disconnect': '' });
    const events = record(element);
    await ask(element);
    await click(part(element, 'cancel'));
    await element.updateComplete;
    expect(part(element, 'message')).to.equal(null);
    await ask(element);
    expect(part(element, 'message')).not.to.equal(null);
    expect(element.status).to.equal('connected');
    expect(events).to.have.length(2);
  });

  it('is not answered by a second press of the same key', async () => {
    const element = await connected({ 'confirm-disconnect': '' });
    part(element, 'disconnect').focus();
    await press('Enter');
    await element.updateComplete;
    expect(element.shadowRoot?.activeElement?.getAttribute('part')).to.equal('connection');
    await press('Enter');
    await element.updateComplete;
    expect(element.status).to.equal('connected');
  });

  it('asks at the account that it is about, and the focus stays there', async () => {
    const element = await several({ 'confirm-disconnect': '' });
    const [, second] = element.shadowRoot?.querySelectorAll<HTMLElement>('[part=connection]') ?? [];
    await click(second?.querySelector('[part=disconnect]') as HTMLElement);
    await element.updateComplete;
    expect(part(element, 'message').closest('[part=connection]')).to.equal(second);
    expect(element.shadowRoot?.activeElement).to.equal(second);
  });

  it('asks with face="pending" too, and where the author’s content stands for the account', async () => {
    const element = await connected({ 'confirm-disconnect': '', face: 'pending' }, '<b slot="connected">Ada</b>');
    expect(part(element, 'connection')).to.equal(null);
    await click(command(element));
    await element.updateComplete;
    expect(part(element, 'message').checkVisibility()).to.equal(true);
    await click(part(element, 'disconnect'));
    expect(element.status).to.equal('idle');
  });

  it('speaks the language of the page', async () => {
    const element = await connected({ 'confirm-disconnect': '', lang: 'fr' });
    await ask(element);
    expect(part(element, 'message').textContent).to.equal('Déconnecter ce compte\u202f?');
    expect(part(element, 'cancel').textContent.trim()).to.equal('Garder connecté');
  });
});

describe('an expired account', () => {
  for (const attributes of [{}, { multiple: '' }])
    it(`can be removed ${'multiple' in attributes ? 'with multiple' : ''}`, async () => {
      const element = await stateOf('expired')(attributes);
      expect(part(element, 'reconnect').checkVisibility()).to.equal(true);
      await click(part(element, 'disconnect'));
      expect(element.connections).to.deep.equal([]);
    });
});
