import { expect } from 'chai';
import { misspeltOption } from '../../src/settings/misspelt-options.js';
import { attributeName, optionNames } from '../../src/settings/options.js';
import { readSettings } from '../../src/settings/read-settings.js';

/** Contract, section 2: what reads like an option and is none is told of. */

const page = { href: 'https://app.example/', origin: 'https://app.example', loopback: false, secure: true };
const good = { clientId: 'abc', loginUrl: 'https://acme.example/authorize', tokenUrl: '/oauth/token' };

const misspelt: readonly (readonly [written: string, option: string])[] = [
  ['conection-name', 'connectionName'],
  ['unique-identifer', 'uniqueIdentifier'],
  ['unique-id', ''],
  ['testurl', 'testUrl'],
  ['test_url', 'testUrl'],
  ['test-uri', 'testUrl'],
  ['clientid', 'clientId'],
  ['client_id', 'clientId'],
  ['clinet-id', 'clientId'],
  ['redirect-uri', 'redirectUrl'],
  ['scopes', 'scope'],
  ['scoep', 'scope'],
  ['isuer', 'issuer'],
  ['providername', 'providerName'],
  ['requestheader', 'requestHeaders'],
  ['loginUri', 'loginUrl'],
];

/** What stands on elements besides: HTML's global attributes, and what frameworks and other scripts write. */
const others = [
  ...['accesskey', 'autocapitalize', 'autocorrect', 'autofocus', 'class', 'contenteditable', 'dir', 'draggable'],
  ...['enterkeyhint', 'exportparts', 'hidden', 'id', 'inert', 'inputmode', 'is', 'itemid', 'itemprop', 'itemref'],
  ...['itemscope', 'itemtype', 'lang', 'nonce', 'part', 'popover', 'role', 'slot', 'spellcheck', 'style', 'tabindex'],
  ...['title', 'translate', 'writingsuggestions', 'form', 'name', 'required', 'disabled', 'readonly', 'value', 'type'],
  ...['href', 'src', 'key', 'ref', 'label', 'icon', 'user', 'for', 'alt', 'target', 'defer-hydration'],
  ...['data-testurl', 'data-client-id', 'aria-scope', 'aria-label', 'onscope', 'onconnected', 'onclick'],
  ...['_ngcontent-abc-c1', '_nghost-abc', 'ng-version', 'v-if', 'v-scope', ':scope', '@scope', '#scope', '[scope]'],
  ...['data-v-7ba5bd90', 'x-data', 'x-scope', 'hx-get', 'wire:scope', 'q:id', 'slot-scope', 'jsaction', 'astro-cid'],
];

describe('a misspelt option', () => {
  it('is told from what is none', () => {
    for (const [written, option] of misspelt) expect(misspeltOption(written) ?? '', written).to.equal(option);
    for (const written of others) expect(misspeltOption(written), written).to.equal(undefined);
    for (const name of optionNames) expect(misspeltOption(name), name).to.equal(undefined);
  });

  it('takes no option for another', () => {
    for (const name of optionNames) expect(misspeltOption(attributeName(name)) ?? name).to.equal(name);
  });

  it('stands in the warnings, and among what is logged', () => {
    const message = 'conection-name is not known, and does nothing; write connection-name.';
    const { errors, warnings, advice } = readSettings({ ...good, 'conection-name': true } as typeof good, page);
    expect(errors).to.deep.equal([]);
    expect(warnings).to.deep.equal([{ attribute: 'conection-name', message }]);
    expect(advice).to.deep.equal(warnings);
  });

  it('is told of with the name that a key has, where it is one', () => {
    const say = (key: string) => readSettings({ ...good, [key]: 'x' } as typeof good, page).warnings[0]?.message;
    expect(say('conectionName')).to.equal('conectionName is not known, and does nothing; write connectionName.');
    expect(say('connection-name')).to.equal('connection-name is not known, and does nothing; write connectionName.');
  });

  it('is named where the option is required', () => {
    const { errors } = readSettings({ ...{ clientid: 'abc', loginurl: 'x' } }, page);
    expect(errors.map(({ message }) => message)).to.deep.equal([
      'client-id is required: the ID that the provider gave to this site; "clientid" is there, which is not the same.',
      'login-url is required: the address of the provider\'s login page; "loginurl" is there, which is not the same.',
    ]);
  });

  it('takes no longer than a moment, however long it is', () => {
    const start = performance.now();
    for (const letters of ['a', 'connection-', 'name-', 'testurl']) misspeltOption(letters.repeat(50_000));
    expect(performance.now() - start).to.be.below(500);
  });
});
