import type { LitElement } from 'lit';
import { createConnector } from '../../src/connector.js';
import '../../src/oauth-connect.js';
import { beaconElement, revokeAll, signInBy } from '../helpers/beacon.js';
import { oidc } from '../helpers/oidc.js';
import { sideBySide } from './side-by-side.js';

customElements.define(
  'bare-button',
  class extends HTMLElement {
    connectedCallback() {
      const button = document.createElement('button');
      button.textContent = 'Connect';
      this.attachShadow({ mode: 'open' }).append(button);
    }
  },
);

const options = {
  clientId: 'demo',
  loginUrl: 'https://acme.example/authorize',
  testUrl: 'https://api.acme.example/me',
  storage: 'memory',
} as const;

async function shown(tag: string): Promise<void> {
  const element = document.createElement(tag) as LitElement;
  for (const [name, value] of Object.entries(options))
    element.setAttribute(
      name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`),
      value,
    );
  document.body.append(element);
  await element.updateComplete;
  element.remove();
}

describe('beside what a page would do without it', () => {
  it('the element', () =>
    sideBySide(
      'an element on the page, beside a custom element that is a button and nothing else',
      () => shown('oauth-connect'),
      () => shown('bare-button'),
      100,
    ));

  it('settings', () =>
    sideBySide(
      'reading a configuration, beside parsing its URLs',
      () => createConnector(options),
      () => [new URL(options.loginUrl), new URL(options.testUrl)],
      1000,
    ));

  it('requests', async () => {
    const connection = await signInBy(await beaconElement());
    const url = oidc.url('/api/me');
    const headers = { authorization: `Bearer ${await connection.getAccessToken()}` };
    await sideBySide(
      'a request that is checked and authorised, beside fetch()',
      async () => (await connection.fetch(url)).text(),
      async () => (await fetch(url, { headers })).text(),
      20,
    );
    await revokeAll();
  }).timeout(120_000);
});
