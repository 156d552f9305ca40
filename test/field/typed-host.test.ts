import { expect } from 'chai';
import { click } from '../helpers/browser.js';
import { make, part, removeAll } from '../helpers/elements.js';

/** A part of a host that the visitor types, such as the name of a shop: what does not fit is told at the field. */

afterEach(removeAll);

async function typed(fields: object[], loginUrl: string, value: string, lang = 'en') {
  const element = await make({ fields: JSON.stringify(fields), 'login-url': loginUrl, lang });
  await element.updateComplete;
  const input = part<HTMLInputElement>(element, 'input');
  input.value = value;
  input.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
  await click(part(element, 'button'));
  return { element, input, told: input.nextElementSibling?.textContent ?? '' };
}

const shop = [{ name: 'shop', label: 'Shop' }];
const shopUrl = 'https://{{shop}}.example.com/authorize';

describe('a name of a host', () => {
  for (const value of ['my-shop.example.com', 'https://my-shop.example.com', ' my-shop', 'my shop', '-a'])
    it(`is told of at the field, before a window: "${value}"`, async () => {
      const { element, input, told } = await typed(shop, shopUrl, value);
      expect(told).to.contain('one name');
      expect(input.ariaInvalid).to.equal('true');
      expect(element.status).to.equal('idle');
    });

  it('is told of in the language of the page', async () => {
    const { told } = await typed(shop, shopUrl, 'a.b', 'de');
    expect(told).to.contain('einzelnen Namen');
  });
});

describe('an address', () => {
  it('that is no base of a URL is told of at the field', async () => {
    const { told, element } = await typed([{ name: 'at', label: 'At' }], '{{at}}/authorize', 'acme.example');
    expect(told).to.contain('web address');
    expect(element.status).to.equal('idle');
  });

  it('at none of the hosts is told of at the field, with the hosts', async () => {
    const fields = [{ name: 'at', label: 'At', type: 'url', hosts: ['okta.com'] }];
    const { told, element } = await typed(fields, '{{at}}/authorize', 'evil.example');
    expect(told).to.contain('okta.com');
    expect(element.status).to.equal('idle');
  });
});
