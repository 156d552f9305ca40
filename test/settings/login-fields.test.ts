import { expect } from 'chai';
import type { OAuthConnectError } from '../../src/errors/oauth-connect-error.js';
import { describeError } from '../helpers/describe-error.js';
import { readFields } from '../../src/settings/login-fields-option.js';
import { fieldValuesFor, publicValues, type FieldValues } from '../../src/settings/login-fields.js';

/** Step 1 of the set-up: what is asked before sign-in, and the values that an attempt goes with. */

const page = { loopback: false };
const settings = (...fields: object[]) => ({
  page,
  fields: readFields(fields.map((field) => ({ name: 'a', label: 'A', ...field }))),
});

const messageOf = async (field: object, value: unknown): Promise<string> => {
  try {
    fieldValuesFor(settings(field), { a: value } as FieldValues);
  } catch (error) {
    expect(error).to.include({ code: 'invalid_configuration', step: 'configuration' });
    return (await describeError(error as OAuthConnectError)).message.split('\n')[0] ?? '';
  }
  return 'nothing thrown';
};

describe('the values of fields', () => {
  it('are those given, else those of last time, else those that the fields begin with', () => {
    const all = settings({}, { name: 'b', default: 'B' }, { name: 'c', options: ['x', 'y'] }, { name: 'd' });
    const values = fieldValuesFor(all, { a: '1' }, { a: '2', d: '3' });
    expect(values).to.deep.equal({ a: '1', b: 'B', c: 'x', d: '3' });
    expect(fieldValuesFor(all, {})).to.deep.equal({ a: '', b: 'B', c: 'x', d: '' });
  });

  it('get the scheme of a web address, and lose white space around it', () => {
    const value = (typed: string) => fieldValuesFor(settings({ type: 'url' }), { a: typed })['a'];
    expect(value(' acme.example ')).to.equal('https://acme.example');
    expect(value('https://acme.example/x')).to.equal('https://acme.example/x');
    expect(value('  ')).to.equal('');
    expect(fieldValuesFor(settings({ type: 'email' }), { a: ' ada@acme.example ' })).to.deep.equal({
      a: 'ada@acme.example',
    });
    expect(fieldValuesFor(settings({ type: 'password' }), { a: ' x ' })).to.deep.equal({ a: ' x ' });
  });

  it('can be numbers where a script gives them, and nothing that is no text', async () => {
    expect(fieldValuesFor(settings({}), { a: 7 } as unknown as FieldValues)).to.deep.equal({ a: '7' });
    for (const value of [{}, [], true, Symbol('x')])
      expect(await messageOf({ type: 'url' }, value)).to.equal('fields: the value of "a" must be a text.');
  });

  for (const [field, value, why] of [
    [{ required: true }, '', 'is required'],
    [{ type: 'url' }, 'http://acme.example', 'must be a web address that begins with https://'],
    [{ type: 'url' }, 'https://ada@acme.example', 'must be a web address that begins with https://'],
    [{ type: 'email' }, 'ada', 'must be an e-mail address'],
    [{ options: ['x'] }, 'y', 'is none of its options'],
    [{ pattern: 'a+' }, 'aab', 'does not have the form that its pattern asks for'],
  ] as const)
    it(`are refused where one ${why}`, async () => {
      expect(await messageOf(field, value)).to.equal(`fields: the value of "a" ${why}.`);
    });

  it('are refused where there is no such field, whatever every object inherits', async () => {
    for (const name of ['b', 'constructor', 'toString']) {
      const given = JSON.parse(`{"${name}": "x"}`) as FieldValues;
      expect(() => fieldValuesFor(settings({}), given), name).to.throw();
    }
  });

  it('are their own where a field is called as what every object inherits', () => {
    const named = settings({ name: 'constructor' }, { name: 'toString' });
    expect(fieldValuesFor(named, {})).to.deep.equal({ constructor: '', toString: '' });
    expect(publicValues(named.fields, {})).to.deep.equal({ constructor: '', toString: '' });
  });

  it('are shown without passwords', () => {
    const { fields } = settings({}, { name: 'key', type: 'password' }, { name: 'c' });
    expect(publicValues(fields, { a: 'x', key: 'hush' })).to.deep.equal({ a: 'x', c: '' });
  });
});
