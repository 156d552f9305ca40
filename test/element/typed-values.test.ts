import { expect } from '@open-wc/testing';
import type { OAuthConnectElement } from '../../src/element/oauth-connect-element.js';
import { click } from '../helpers/browser.js';
import { make, part, removeAll } from '../helpers/elements.js';
import { hostile } from '../helpers/servers.js';
import { next } from '../helpers/wait.js';

/** What is typed into fields: who gets to see it, and how long it is kept. */

beforeEach(() => hostile.clear());
afterEach(removeAll);

const input = (element: OAuthConnectElement, name: string) =>
  element.shadowRoot?.querySelector(`input[name="${name}"]`) as HTMLInputElement;

function type(element: OAuthConnectElement, name: string, value: string): void {
  const control = input(element, name);
  control.value = value;
  control.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
}

async function connect(element: OAuthConnectElement): Promise<void> {
  const connected = next(element, 'connected');
  await element.updateComplete;
  await click(part(element, 'button'));
  await connected;
  await element.updateComplete;
}

describe('a typed password', () => {
  const attributes = {
    fields: JSON.stringify([
      { name: 'team', label: 'Team' },
      { name: 'key', label: 'Key', type: 'password' },
    ]),
    'request-headers': JSON.stringify({ 'X-Key': "{{ key ?? 'none' }}" }),
  };
  const shown = (element: OAuthConnectElement) => ['team', 'key'].map((name) => input(element, name).value);
  const sent = async () => (await hostile.log('/api/json')).map(({ headers }) => headers['x-key']).filter(Boolean);

  it('is gone when the visitor disconnects, and is not sent again; other fields keep what they had', async () => {
    const element = await make(attributes);
    type(element, 'team', 'blue');
    type(element, 'key', 'secret');
    await connect(element);
    expect((await sent()).at(-1)).to.equal('secret');
    await click(part(element, 'disconnect'));
    await element.updateComplete;
    expect(shown(element)).to.deep.equal(['blue', '']);
    await connect(element);
    expect((await sent()).at(-1)).to.equal('none');
  });

  it('is gone where the form stays, as another account may be added', async () => {
    const element = await make({ ...attributes, multiple: '' });
    type(element, 'team', 'blue');
    type(element, 'key', 'secret');
    await connect(element);
    expect(shown(element)).to.deep.equal(['blue', '']);
    type(element, 'key', 'another');
    await click(part(element, 'disconnect'));
    await element.updateComplete;
    expect(shown(element)).to.deep.equal(['blue', '']);
  });

  it('is gone in another element, which shows the same account', async () => {
    const shared = { ...attributes, scope: String(Math.random()) };
    const [one, other] = [await make(shared), await make(shared)];
    type(other, 'key', 'secret');
    await connect(one);
    await click(part(one, 'disconnect'));
    await other.updateComplete;
    expect(shown(other)).to.deep.equal(['', '']);
  });

  it('stays where an attempt failed: the visitor tries again', async () => {
    const element = await make({ ...attributes, 'test-url': hostile.url('/api/html') });
    type(element, 'key', 'secret');
    const failed = next(element, 'failed');
    await element.updateComplete;
    await click(part(element, 'button'));
    await failed;
    await element.updateComplete;
    expect(shown(element)).to.deep.equal(['', 'secret']);
  });
});

describe('a field that is named as a member', () => {
  const ofForms = ['elements', 'checkValidity', 'querySelector', 'requestSubmit', 'submit', 'addEventListener'];
  const ofNodes = ['remove', 'nextSibling', 'parentNode', 'insertBefore', 'isConnected', 'matches', 'id'];
  const ofObjects = ['constructor', 'toString', 'valueOf', 'hasOwnProperty'];

  it('of forms, nodes or objects does no harm', async () => {
    const names = [...ofForms, ...ofNodes, ...ofObjects];
    const element = await make({ fields: JSON.stringify(names.map((name) => ({ name, label: name }))) });
    for (const name of names) {
      expect(input(element, name).value, name).to.equal('');
      type(element, name, `the ${name}`);
    }
    element.lang = 'de';
    await connect(element);
    const values = Object.fromEntries(names.map((name) => [name, `the ${name}`]));
    expect(element.connection?.fieldValues).to.deep.equal(values);
    await click(part(element, 'disconnect'));
    await element.updateComplete;
    expect(names.map((name) => input(element, name).value)).to.deep.equal(Object.values(values));
  });

  it('is checked like any other', async () => {
    const field = { name: 'checkValidity', label: 'Server', type: 'url', required: true };
    const element = await make({ fields: JSON.stringify([field]) });
    for (const [value, problem] of [
      ['', true],
      ['https://', true],
    ] as const) {
      type(element, field.name, value);
      await click(part(element, 'button'));
      expect(element.status).to.equal('idle');
      expect(input(element, field.name).ariaInvalid === 'true', value).to.equal(problem);
      expect(element.shadowRoot?.activeElement).to.equal(input(element, field.name));
    }
    type(element, field.name, 'acme.example');
    await connect(element);
    expect(element.connection?.fieldValues).to.deep.equal({ checkValidity: 'https://acme.example' });
  });

  it('has an author’s own button submit it', async () => {
    const element = await make(
      { fields: '[{ "name": "requestSubmit", "label": "x" }]' },
      '<button slot="button">My</button>',
    );
    const connected = next(element, 'connected');
    await click(element.querySelector('button') as HTMLElement);
    await connected;
  });
});
