import { expect } from '@open-wc/testing';
import { languages } from '../../src/element/messages/index.js';
import { languageFor } from '../../src/element/messages/language-tags.js';

/** Which translation a tag asks for (BCP 47). */

describe('language tags', () => {
  const table: Record<string, string> = {
    'de-AT': 'de',
    'DE-de': 'de',
    'fr-CA': 'fr',
    'pt-BR': 'pt',
    'pt-PT': 'pt',
    'es-419': 'es',
    zh: 'zh-Hans',
    'zh-CN': 'zh-Hans',
    'zh-SG': 'zh-Hans',
    'zh-TW': 'zh-Hant',
    'zh-HK': 'zh-Hant',
    'zh-MO': 'zh-Hant',
    'zh-Hant': 'zh-Hant',
    'zh-Hant-CN': 'zh-Hant',
    'zh-Hans-TW': 'zh-Hans',
    'cmn-TW': 'zh-Hant',
    iw: 'he',
    'ar-EG': 'ar',
    'uk-UA-u-nu-latn': 'uk',
    de_CH: 'de',
    en: 'en',
    'en-GB': 'en',
    sv: 'en',
    del: 'en',
    '': 'en',
    'x-klingon': 'en',
    'no such tag': 'en',
  };
  for (const [tag, language] of Object.entries(table))
    it(`“${tag}” is ${language}`, () => expect(languageFor(tag, languages)).to.equal(language));
});
