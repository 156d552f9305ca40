import { expect } from '@open-wc/testing';
import { english, keys, read, translation, translations } from '../helpers/languages.js';

/** The translations themselves, and the rules that visitors' words keep. */

/** What may stand in another language as it does in English. */
const alike = ['space'];

const names = keys.filter((key) => typeof english[key] === 'function');

describe('translations', () => {
  it('are at least sixteen', () => {
    const asked = [
      'ar',
      'de',
      'es',
      'fr',
      'he',
      'hi',
      'it',
      'ja',
      'ko',
      'nl',
      'pl',
      'pt',
      'tr',
      'uk',
      'zh-Hans',
      'zh-Hant',
    ];
    expect([...translations.keys()]).to.include.members(asked);
  });

  for (const tag of translations.keys())
    describe(tag, () => {
      const messages = translation(tag);

      it('has every text, and none that is empty or still English', () => {
        expect(Object.keys(messages).sort()).to.deep.equal([...keys].sort());
        for (const key of keys.filter((one) => !alike.includes(one))) {
          expect(read(messages, key), key).to.match(/\S/);
          expect(read(messages, key), key).not.to.equal(read(english, key));
        }
      });

      it('says whom a text is about, as the name is, and once', () => {
        for (const key of names) {
          expect(typeof messages[key], key).to.equal('function');
          expect(read(messages, key, '$& Ünïcode').split('$& Ünïcode'), key).to.have.length(2);
        }
      });

      it('has nothing of the trade in it, no straight quotes, no three dots, no spaces at the ends', () => {
        for (const key of keys.filter((one) => one !== 'space')) {
          const text = read(messages, key);
          expect(text, key).not.to.match(/oauth|token|\bstate\b/i);
          expect(text, key).not.to.match(/['"]|\.\.\.|^\s|\s$|\s{2}/);
        }
      });

      it('has whole sentences where sentences follow one another', () => {
        const stop = /[.。।]$/;
        for (const key of ['failed', 'invalid', 'invalidHint', 'blocked', 'blockedHint', 'unreachable'] as const)
          expect(read(messages, key), key).to.match(stop);
        for (const key of ['refused', 'unreadable', 'wrongAccount', 'untrusted'] as const)
          expect(read(messages, key), key).to.match(stop);
        for (const key of ['unreachableHint', 'wrongAccountHint', 'untrustedHint', 'failedHint'] as const)
          expect(read(messages, key), key).to.match(stop);
        expect(messages.space).to.equal(/^(?:ja|zh)/.test(tag) ? '' : ' ');
      });

      it('has what a button shows in what it is called (WCAG 2.2, 2.5.3)', () => {
        const lower = (text: string) => text.toLocaleLowerCase(tag);
        expect(lower(messages.disconnectName('§'))).to.contain(lower(messages.disconnect));
        expect(lower(messages.reconnectName('§'))).to.contain(lower(messages.reconnect));
      });
    });

  it('isolate names from words that run the other way', () => {
    for (const tag of ['ar', 'he'])
      for (const key of names) expect(read(translation(tag), key), `${tag} ${key}`).to.contain('\u2068§\u2069');
  });

  it('set spaces before French marks that do not break, and full-width marks in Chinese and Japanese', () => {
    for (const key of keys) {
      expect(read(translation('fr'), key), key).not.to.match(/[^\u202f][?!;]|[^\u00a0]:(?!\/\/)/);
      for (const tag of ['ja', 'zh-Hans', 'zh-Hant'])
        expect(read(translation(tag), key), `${tag} ${key}`).not.to.match(/[^\x20-\x7e§][,.:;?!]/);
    }
  });
});
