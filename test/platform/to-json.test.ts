import { expect } from 'chai';
import { toJson } from '../../src/platform/taken-at-load.js';

/** JSON where scripts of the page have put `toJSON` on prototypes. */

interface WithToJson {
  toJSON?: unknown;
}

const prototypes = [Array, Object, String, Number, Date].map(({ prototype }) => prototype as WithToJson);
const before = prototypes.map((prototype) => Object.getOwnPropertyDescriptor(prototype, 'toJSON'));

/** As Prototype.js 1.6 has it, and for every kind. */
function spoil(): void {
  for (const prototype of prototypes) prototype.toJSON = () => 'spoiled';
}

afterEach(() => {
  for (const [index, prototype] of prototypes.entries()) {
    delete prototype.toJSON;
    const own = before[index];
    if (own) Object.defineProperty(prototype, 'toJSON', own);
  }
});

describe('toJson()', () => {
  const date = new Date(Date.UTC(2026, 10, 29));
  class Money {
    toJSON(): string {
      return '3 €';
    }
  }
  const value = {
    list: [1, ['two', { three: 3 }]],
    text: 't',
    number: 1.5,
    nothing: null,
    date,
    never: new Date(NaN),
    url: new URL('https://acme.example/a'),
    own: { toJSON: () => 'own' },
    money: new Money(),
    missing: undefined,
    none: Object.assign(Object.create(null) as object, { a: 1 }),
  };

  it('writes what JSON.stringify() writes', () => {
    expect(toJson(value)).to.equal(JSON.stringify(value));
    for (const one of [null, 'a', 7, [], [undefined], [[]]]) expect(toJson(one)).to.equal(JSON.stringify(one));
    expect(toJson(undefined)).to.equal(undefined);
  });

  it('writes the same where prototypes have a toJSON', () => {
    const clean = JSON.stringify(value);
    spoil();
    expect(JSON.stringify(value)).to.contain('spoiled');
    expect(toJson(value)).to.equal(clean);
  });
});
