import { expect } from '@open-wc/testing';
import type { OAuthConnectElement } from '../../src/element/oauth-connect-element.js';
import { setViewport } from '../helpers/browser.js';
import { make, part, removeAll, stateOf } from '../helpers/elements.js';

/** Where things stand to each other, at the widths of a sidebar, a phone and a page. */

afterEach(removeAll);

const widths = [240, 320, 1000];

const left = (one: Element | Range): number => Math.round(one.getBoundingClientRect().left);

/** Where the words of something begin, and not its edge. */
function textLeft(one: Element): number {
  const range = document.createRange();
  range.selectNodeContents(one);
  return left(range);
}

const row = (element: OAuthConnectElement): Element[] => [
  ...(element.shadowRoot?.querySelectorAll('[part=waiting] button') ?? []),
];

describe('aligned with what is above it', () => {
  for (const width of widths) {
    it(`a card’s buttons, at ${width} px`, async () => {
      const element = await stateOf('connecting')();
      await setViewport({ width, height: 600 });
      const edge = left(part(element, 'show-window'));
      const rows = new Map<number, Element>();
      for (const button of row(element)) {
        const { top } = button.getBoundingClientRect();
        if (!rows.has(top)) rows.set(top, button);
      }
      for (const first of rows.values()) {
        const begins = first.matches('.quiet') ? textLeft(first) : left(first);
        expect(Math.abs(begins - edge), first.outerHTML).to.be.at.most(1);
      }
    });

    it(`Disconnect below the name where it does not stand beside it, at ${width} px`, async () => {
      const element = await stateOf('connected')();
      await setViewport({ width, height: 600 });
      const [name, button] = [part(element, 'connection-name'), part(element, 'disconnect')];
      const isBelow = button.getBoundingClientRect().top > name.getBoundingClientRect().bottom;
      expect(isBelow).to.equal(width < 400);
      if (isBelow) expect(left(button)).to.equal(left(name));
      expect(part(element, 'connection').offsetHeight).to.be.at.most(isBelow ? (width < 300 ? 128 : 108) : 72);
    });
  }

  it('the second line of an account that ran out, below the first and not below its dot', async () => {
    const element = await stateOf('expired')();
    await setViewport({ width: 240, height: 600 });
    const status = part(element, 'connection-status');
    const text = document.createRange();
    text.selectNodeContents(status);
    const lines = [...text.getClientRects()].map((line) => Math.round(line.left));
    expect(lines.length).to.be.greaterThan(1);
    expect(new Set(lines).size).to.equal(1);
    expect(lines[0]).to.be.greaterThan(left(status));
  });

  it('the words on buttons, unbroken', async () => {
    const element = await stateOf('expired')();
    await setViewport({ width: 240, height: 600 });
    for (const name of ['reconnect', 'disconnect']) {
      const text = document.createRange();
      text.selectNodeContents(part(element, name));
      expect(new Set([...text.getClientRects()].map(({ top }) => Math.round(top))).size, name).to.equal(1);
    }
  });

  it('what can be chosen, and what can be typed', async () => {
    const fields = JSON.stringify([
      { name: 'choice', label: 'Choice', options: ['One'] },
      { name: 'text', label: 'Text', default: 'One' },
    ]);
    const element = await make({ fields });
    const [select, input] = element.shadowRoot?.querySelectorAll<HTMLElement>('[part=input]') ?? [];
    const [one, other] = [select, input].map((control) => getComputedStyle(control as HTMLElement));
    expect(one?.paddingInlineStart).to.equal(other?.paddingInlineStart);
    expect(one?.appearance, 'the arrow is the element’s own').to.equal('none');
    expect(parseFloat(one?.paddingInlineEnd ?? '')).to.be.greaterThan(24);
  });
});

describe('cannot be taken for something else', () => {
  const fields = JSON.stringify([
    {
      name: 'server',
      label: 'Server',
      type: 'url',
      required: true,
      placeholder: 'acme.example.com',
      help: 'Where it runs',
    },
  ]);

  it('an example is no value', async () => {
    const element = await make({ fields });
    const input = part<HTMLInputElement>(element, 'input');
    expect(getComputedStyle(input).borderTopStyle).to.equal('dashed');
    expect(getComputedStyle(input, '::placeholder').fontStyle).to.equal('italic');
    input.value = 'acme.example.com';
    expect(getComputedStyle(input).borderTopStyle).to.equal('solid');
    expect(getComputedStyle(input).fontStyle).to.equal('normal');
  });

  it('a help text is no label', async () => {
    const element = await make({ fields });
    const label = getComputedStyle(element.shadowRoot?.querySelector('label') as Element);
    const help = getComputedStyle(element.shadowRoot?.querySelector('#help-server') as Element);
    expect(Number(label.fontWeight)).to.be.at.least(Number(help.fontWeight) + 200);
    expect(parseFloat(label.fontSize)).to.be.greaterThan(parseFloat(help.fontSize));
  });

  it('the star is explained, where there is one', async () => {
    const note = (element: OAuthConnectElement) => element.shadowRoot?.querySelector('.fields > small')?.textContent;
    expect(note(await make({ fields }))).to.equal('* Required');
    expect(note(await make({ fields: fields.replace('true', 'false') }))).to.equal(undefined);
    expect(note(await make({ fields, lang: 'de' }))).to.equal('* Pflichtfeld');
  });
});
