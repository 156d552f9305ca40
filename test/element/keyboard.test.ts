import { expect } from '@open-wc/testing';
import type { OAuthConnectElement } from '../../src/element/oauth-connect-element.js';
import { press } from '../helpers/browser.js';
import { make, part, removeAll, stateOf } from '../helpers/elements.js';
import { next, waitUntil } from '../helpers/wait.js';

/** By keyboard alone (WCAG 2.2: 2.1.1, 2.1.2, 2.4.3), and what is said of each change (4.1.3). */

const before = document.createElement('button');
const after = document.createElement('button');

beforeEach(() => document.body.append(before, after));
afterEach(() => {
  removeAll();
  before.remove();
  after.remove();
});

/** An element between two buttons of the page's. */
async function between(made: Promise<OAuthConnectElement>): Promise<OAuthConnectElement> {
  const element = await made;
  before.after(element);
  await element.updateComplete;
  return element;
}

/** Where the focus goes from one button of the page's to the other, by Tab, and then all the way back. */
async function stops(element: OAuthConnectElement): Promise<[there: string[], back: string[]]> {
  const walk = async (from: HTMLElement, to: HTMLElement, backwards: boolean) => {
    const parts: string[] = [];
    from.focus();
    while (document.activeElement !== to && parts.length < 12) {
      await press('Tab', { modifiers: backwards ? ['Shift'] : [] });
      if (document.activeElement === element)
        parts.push(element.shadowRoot?.activeElement?.getAttribute('part') ?? 'nowhere');
    }
    return parts;
  };
  return [await walk(before, after, false), await walk(after, before, true)];
}

describe('by Tab', () => {
  for (const [name, order] of Object.entries({
    idle: ['button'],
    'idle with fields': ['input', 'input', 'button'],
    connecting: ['show-window', 'retry', 'cancel'],
    connected: ['disconnect'],
    failed: ['retry'],
  }))
    it(`the controls come in the order of their sight, and the focus leaves again: ${name}`, async () => {
      const [there, back] = await stops(await between(stateOf(name)()));
      expect(there).to.deep.equal(order);
      expect(back).to.deep.equal([...order].reverse());
    });
});

describe('by Enter and Space', () => {
  it('one connects and disconnects, and is told of each change', async () => {
    const element = await between(make());
    const said = () => element.shadowRoot?.querySelector('[role=status]')?.textContent;
    element.focus();
    const connected = next(element, 'connected');
    await press('Enter');
    await connected;
    await waitUntil(() => said() === 'Ada Lovelace is connected', 'the account is told of');
    part(element, 'disconnect').focus();
    await press('Space');
    await waitUntil(() => said() === 'Not connected', 'the end is told of');
    expect(element.connections).to.deep.equal([]);
  });
});
