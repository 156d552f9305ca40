import { expect } from '@open-wc/testing';
import type { OAuthConnectElement } from '../../src/element/oauth-connect-element.js';
import { answer, profile, token } from '../helpers/acme.js';
import { make, part, removeAll } from '../helpers/elements.js';
import { hostile } from '../helpers/servers.js';
import { next, pause, waitUntil } from '../helpers/wait.js';

/** `icon-url` and `picture`: images in place of letters. */

const svg =
  '<svg xmlns="http://www.w3.org/2000/svg" width="8" height="8"><rect width="8" height="8" fill="red"/></svg>';
const image = (name: string): string => hostile.url('/api/json', { name, type: 'image/svg+xml', body: svg });

beforeEach(() => hostile.clear());
afterEach(removeAll);

/** What stands there in place of letters, once it has come. */
const imageIn = (element: OAuthConnectElement, name: string): HTMLImageElement | null =>
  part(element, name).querySelector<HTMLImageElement>('img:not([hidden])');

describe('icon-url', () => {
  it('stands in place of the letter, once it has been loaded', async () => {
    const element = await make({ 'icon-url': image('icon') });
    await waitUntil(() => imageIn(element, 'icon'));
    expect(imageIn(element, 'icon')?.checkVisibility()).to.equal(true);
    expect(part(element, 'icon').querySelector('span')?.checkVisibility({ visibilityProperty: true })).to.equal(false);
    expect(imageIn(element, 'icon')?.clientWidth).to.equal(part(element, 'icon').clientWidth);
  });

  it('leaves the letter where it does not come', async () => {
    const element = await make({ 'icon-url': hostile.url('/api/html', { name: 'icon' }) });
    await waitUntil(async () => (await hostile.log('name=icon')).length > 0);
    await pause(100);
    expect(imageIn(element, 'icon')).to.equal(null);
    expect(part(element, 'icon').textContent.trim()).to.equal('A');
  });

  for (const [what, written] of Object.entries({
    'http:': 'http://acme.example/icon.png',
    'data:': 'data:image/png;base64,AAAA',
    'a template': 'https://acme.example/{{id}}.png',
  }))
    it(`is a fault with ${what}, and nothing is loaded`, async () => {
      const element = await make({ 'icon-url': written });
      expect(element.configurationErrors.map(({ attribute }) => attribute)).to.deep.equal(['icon-url']);
      expect(element.shadowRoot?.querySelector('img')).to.equal(null);
    });
});

describe('picture', () => {
  const person = (more = {}) => profile({ id: 7, name: 'Ada Lovelace', avatar_url: image('ada'), ...more });

  async function connected(attributes: Record<string, string> = {}): Promise<OAuthConnectElement> {
    const element = await make({ picture: '{{avatar_url}}', 'test-url': person(), ...attributes });
    await element.connect();
    await element.updateComplete;
    return element;
  }

  it('stands in place of the initials, loaded without credentials and referrer', async () => {
    const element = await connected();
    expect(element.connection?.picture).to.equal(image('ada'));
    await waitUntil(() => imageIn(element, 'initials'));
    expect(imageIn(element, 'initials')).to.include({
      crossOrigin: 'anonymous',
      referrerPolicy: 'no-referrer',
      alt: '',
    });
    const [request] = await hostile.log('name=ada');
    expect(request?.headers).not.to.have.any.keys('referer', 'cookie', 'authorization');
    expect(part(element, 'initials').textContent.trim()).to.equal('AL');
  });

  it('needs no allowed URL, and allows none', async () => {
    const element = await connected({ picture: 'https://elsewhere.example/{{id}}.png' });
    expect(element.connection?.picture).to.equal('https://elsewhere.example/7.png');
    const refused = await element.fetch('https://elsewhere.example/7.png').catch((error: unknown) => error);
    expect(refused).to.include({ code: 'url_not_allowed' });
  });

  for (const [what, written, more] of [
    ['where the template finds nothing', '{{photo}}', {}],
    ['for http:', '{{photo}}', { photo: 'http://acme.example/ada.png' }],
    ['for data:', '{{photo}}', { photo: 'data:image/svg+xml,<svg/>' }],
    ['for a script', '{{photo}}', { photo: 'javascript:alert(1)' }],
    ['for a relative address', '{{photo}}', { photo: '/ada.png' }],
    ['for what was typed', '{{typed}}', {}],
    ['with the token', `https://acme.example/{{access_token}}`, {}],
  ] as const)
    it(`is none ${what}`, async () => {
      const fields = JSON.stringify([{ name: 'typed', label: 'Typed', default: 'https://acme.example/typed.png' }]);
      const element = await connected({ fields, picture: written, 'test-url': person(more) });
      expect(element.connection?.picture).to.equal(null);
      expect(element.shadowRoot?.querySelector('img')).to.equal(null);
      expect(part(element, 'initials').textContent.trim()).to.equal('AL');
    });

  it('leaves the initials where its server lets no other site read it', async () => {
    const blocked = hostile.url('/api/nocors', { name: 'ada', type: 'image/svg+xml', then: svg });
    const element = await connected({ 'test-url': person({ avatar_url: blocked }) });
    await waitUntil(async () => (await hostile.log('name=ada')).length > 0);
    await pause(100);
    expect(imageIn(element, 'initials')).to.equal(null);
    expect(part(element, 'initials').checkVisibility()).to.equal(true);
  });

  it('is there again after a restore, without a call of the element’s', async () => {
    const attributes = { storage: 'session', scope: `picture-${Math.random()}` };
    (await connected(attributes)).remove();
    await hostile.clear();
    const element = await make({ picture: '{{avatar_url}}', 'test-url': person(), ...attributes });
    if (!element.connection) await next(element, 'restored');
    expect(element.connection?.picture).to.equal(image('ada'));
    expect((await hostile.log()).filter(({ url }) => !url.includes('name=ada'))).to.deep.equal([]);
  });

  it('is never shown with the name of somebody else', async () => {
    const login = (id: string) => answer(`access_token=${token}&token_type=bearer&state={state}&id=${id}`);
    const element = await connected({ multiple: '' });
    element.setAttribute('login-url', login('8'));
    element.setAttribute('test-url', profile({ id: 8, name: 'Charles Babbage', avatar_url: image('charles') }));
    await element.updateComplete;
    await element.connect();
    await waitUntil(
      () => element.shadowRoot?.querySelectorAll('img:not([hidden])').length === element.connections.length,
    );
    await element.revoke(element.connections[0]);
    await element.updateComplete;
    const [left] = element.shadowRoot?.querySelectorAll('img') ?? [];
    expect(left?.src).to.equal(element.connection?.picture);
  });
});
