import { languages } from './index.js';

/**
 * The translation for a language tag (BCP 47): `de-AT` is `de`, `zh-HK` is `zh-Hant`, `iw` is `he`.
 *
 * @returns `en` for what is no tag, or not translated
 */
export function languageFor(tag: string): string {
  try {
    // WebKit does not know that Mandarin is what `zh` stands for.
    const { language, script } = new Intl.Locale(tag.replaceAll('_', '-').replace(/^cmn\b/i, 'zh')).maximize();
    const name = language === 'zh' ? `zh-${script ?? ''}` : language;
    return languages.includes(name) ? name : 'en';
  } catch {
    return 'en';
  }
}

/** The `lang` of an element: its own, or that of the nearest around it, shadow trees included (HTML Standard §3.2.6.2). */
export function tagOf(element: Element): string {
  const near = element.closest('[lang]');
  const root = element.getRootNode();
  if (near) return near.getAttribute('lang') ?? '';
  return root instanceof ShadowRoot ? tagOf(root.host) : '';
}
