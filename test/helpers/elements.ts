import type { OAuthConnectElement } from '../../src/element/oauth-connect-element.js';
import '../../src/oauth-connect.js';
import { answer, profile, rejection, token } from './acme.js';
import { hostile } from './servers.js';
import { next } from './wait.js';

/** Elements at the misbehaving server, in every state that a visitor can see. */

export const part = <T extends HTMLElement = HTMLElement>(element: OAuthConnectElement, name: string): T =>
  element.shadowRoot?.querySelector(`[part=${name}]`) as T;

/** An element that shares its store with no other, in the document and up to date. `content` is its light DOM. */
export async function make(
  attributes: Record<string, string> = {},
  content = '',
  parent: Element = document.body,
): Promise<OAuthConnectElement> {
  const all = {
    'provider-name': 'Acme',
    'client-id': 'demo',
    'login-url': answer(),
    'test-url': profile({ id: 7, name: 'Ada Lovelace' }),
    storage: 'memory',
    scope: String(Math.random()),
    ...attributes,
  };
  const element = document.createElement('oauth-connect');
  for (const [name, value] of Object.entries(all)) element.setAttribute(name, value);
  element.innerHTML = content;
  parent.append(element);
  await element.updateComplete;
  return element;
}

/** To be called after each test that uses `make()`. */
export function removeAll(): void {
  for (const element of document.querySelectorAll('oauth-connect')) {
    element.cancel();
    element.remove();
  }
}

export const fields = JSON.stringify([
  { name: 'environment', label: 'Environment', options: ['Production', 'Sandbox'] },
  { name: 'server', label: 'Server', type: 'url', required: true, help: 'Where it runs' },
]);

type State = (attributes?: Record<string, string>, content?: string) => Promise<OAuthConnectElement>;

/** Every state that a visitor can see, and how it comes about. */
export const states: Record<string, State> = {
  idle: make,
  'idle with fields': (attributes, content) => make({ fields, ...attributes }, content),
  connecting: async (attributes, content) => {
    const element = await make({ 'login-url': hostile.url('/hang'), ...attributes }, content);
    void element.connect().catch(() => undefined);
    await element.updateComplete;
    return element;
  },
  connected: async (attributes, content) => {
    const element = await make(attributes, content);
    await element.connect();
    await element.updateComplete;
    return element;
  },
  expired: async (attributes, content) => {
    const expiring = answer(`access_token=${token}&expires_in=1&state={state}`);
    const element = await make({ 'login-url': expiring, ...attributes }, content);
    // Before it is connected: a busy machine may take a second to come back here.
    const expired = next(element, 'expired');
    await element.connect();
    await expired;
    await element.updateComplete;
    return element;
  },
  failed: async (attributes, content) => {
    const element = await make({ 'test-url': hostile.url('/api/html'), ...attributes }, content);
    await rejection(element.connect());
    await element.updateComplete;
    return element;
  },
  'failed with fields': async (attributes, content) => {
    const optional = fields.replace('true', 'false');
    const element = await make({ 'test-url': hostile.url('/api/html'), fields: optional, ...attributes }, content);
    await rejection(element.connect());
    await element.updateComplete;
    return element;
  },
  invalid: (attributes, content) => make({ 'client-id': '', ...attributes }, content),
};

export const stateOf = (name: string): State => states[name] as State;
