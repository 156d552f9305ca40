/**
 * The translation for a language tag (BCP 47): `de-AT` is `de`, `zh-HK` is `zh-Hant`, `iw` is `he`.
 *
 * @param languages - what is translated
 * @returns `en` for what is no tag, or not translated
 */
export function languageFor(tag: string, languages: readonly string[]): string {
  try {
    // WebKit does not know that Mandarin is what `zh` stands for.
    const { language, script } = new Intl.Locale(tag.replaceAll('_', '-').replace(/^cmn\b/i, 'zh')).maximize();
    const name = language === 'zh' ? `zh-${script ?? ''}` : language;
    return languages.includes(name) ? name : 'en';
  } catch {
    return 'en';
  }
}
