import { expect } from '@open-wc/testing';
import { click, waitForWindow, windows } from '../helpers/browser.js';
import { make, removeAll } from '../helpers/elements.js';
import { hostile } from '../helpers/servers.js';
import { rejection } from '../helpers/acme.js';
import { next, pause } from '../helpers/wait.js';

/** Commands of plain buttons: contract, section 4. */

let unhandled: unknown[];
const note = (event: PromiseRejectionEvent) => {
  unhandled.push(event.reason);
  event.preventDefault();
};

beforeEach(async () => {
  unhandled = [];
  addEventListener('unhandledrejection', note);
  await hostile.clear();
});
afterEach(() => {
  removeEventListener('unhandledrejection', note);
  document.querySelectorAll('button').forEach((button) => button.remove());
  removeAll();
});

/** A plain button in front of the element, so that it stays where it is. */
function commander(command: string): HTMLButtonElement {
  const button = document.createElement('button');
  button.setAttribute('commandfor', 'commanded');
  button.setAttribute('command', command);
  button.textContent = command;
  document.body.prepend(button);
  return button;
}

const soon = () => pause(150);

describe('the command', () => {
  it('--connect connects, and during an attempt opens no second window', async () => {
    const element = await make({ id: 'commanded', 'login-url': hostile.url('/hang') });
    const button = commander('--connect');
    await click(button);
    expect(element.status).to.equal('connecting');
    await waitForWindow('/hang');
    await click(button);
    await soon();
    expect(await windows()).to.have.length(1);
    element.cancel();
    await soon();
    expect(unhandled).to.deep.equal([]);
  });

  it('--cancel ends an attempt as aborted, and does nothing without one', async () => {
    const element = await make({ id: 'commanded', 'login-url': hostile.url('/hang') });
    const button = commander('--cancel');
    await click(button);
    expect(element.status).to.equal('idle');
    const attempt = rejection(element.connect());
    const cancelled = next(element, 'cancelled');
    await click(button);
    expect((await cancelled).detail.reason).to.equal('aborted');
    expect((await attempt).name).to.equal('AbortError');
    expect(element.status).to.equal('idle');
    await soon();
    expect(unhandled).to.deep.equal([]);
  });

  it('--disconnect revokes, and a provider that fails is told by the event', async () => {
    const element = await make({ id: 'commanded', 'revoke-url': hostile.url('/api/status', { code: 500 }) });
    const button = commander('--disconnect');
    await click(button);
    expect(element.status, 'without a connection it does nothing').to.equal('idle');
    await element.connect();
    const revoked = next(element, 'revoked');
    await click(button);
    expect(element.status).to.equal('idle');
    const { detail } = await revoked;
    expect(detail).to.include({ identifier: '7', remote: false });
    expect(detail.error).to.include({ code: 'revoke_failed', status: 500 });
    await soon();
    expect(unhandled).to.deep.equal([]);
  });

  for (const [what, attributes] of [
    ['a faulty configuration', { 'client-id': '' }],
    ['a test API that refuses', { 'test-url': hostile.url('/api/html') }],
    ['a field that is missing', { fields: '[{"name":"region","label":"Region","required":true}]' }],
  ] as const)
    it(`--connect tells of ${what} by failed, and rejects nothing unhandled`, async () => {
      const element = await make({ id: 'commanded', ...attributes });
      const failed = next(element, 'failed');
      await click(commander('--connect'));
      expect((await failed).detail.error.name).to.equal('OAuthConnectError');
      await soon();
      expect(unhandled).to.deep.equal([]);
    });

  it('of another name is left alone', async () => {
    const element = await make({ id: 'commanded' });
    await click(commander('--dance'));
    await soon();
    expect(element.status).to.equal('idle');
    expect(await windows()).to.deep.equal([]);
  });
});
