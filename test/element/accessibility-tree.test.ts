import { expect } from 'chai';
import { accessibilityTree } from '../helpers/browser.js';
import { removeAll, stateOf } from '../helpers/elements.js';

/** What assistive technology is told in each state, read from the browser's own tree (WCAG 2.2: 1.3.1, 4.1.2, 4.1.3). */

afterEach(removeAll);

const told = ['button', 'group', 'textbox', 'combobox', 'status', 'alert'];

/** Role, name and description of whatever can be used or has a say, in the order of the page. */
async function heard(): Promise<string[]> {
  const nodes = await accessibilityTree();
  return nodes
    .filter(({ role }) => told.includes(role))
    .map(({ role, name, description }) => [role, name, description && `(${description})`].filter(Boolean).join(' '));
}

const expected: Record<string, readonly string[]> = {
  idle: ['button Connect Acme', 'status'],
  'idle with fields': ['combobox Environment', 'textbox Server (Where it runs)', 'button Connect Acme', 'status'],
  connecting: [
    'group Finish signing in to Acme',
    'button Show the window',
    'button Try again',
    'button Cancel',
    'status',
  ],
  connected: ['group Ada Lovelace', 'button Disconnect Ada Lovelace', 'status'],
};

describe('what assistive technology is told', () => {
  for (const [name, nodes] of Object.entries(expected))
    it(name, async () => {
      await stateOf(name)();
      expect(await heard()).to.deep.equal(nodes);
    });
});
