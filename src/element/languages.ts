import type { AllMessages } from './messages/all.js';
import { en, type Messages } from './messages/en.js';

/** Other languages than English, and texts of an author's own: loaded where there is one or the other. */

const loaders: Readonly<Record<string, () => Promise<{ readonly messages: AllMessages }>>> = {
  ar: () => import('./messages/ar.js'),
  de: () => import('./messages/de.js'),
  es: () => import('./messages/es.js'),
  fr: () => import('./messages/fr.js'),
  he: () => import('./messages/he.js'),
  hi: () => import('./messages/hi.js'),
  it: () => import('./messages/it.js'),
  ja: () => import('./messages/ja.js'),
  ko: () => import('./messages/ko.js'),
  nl: () => import('./messages/nl.js'),
  pl: () => import('./messages/pl.js'),
  pt: () => import('./messages/pt.js'),
  tr: () => import('./messages/tr.js'),
  uk: () => import('./messages/uk.js'),
  'zh-Hans': () => import('./messages/zh-Hans.js'),
  'zh-Hant': () => import('./messages/zh-Hant.js'),
};

/** What is translated, beside English. */
export const languages: readonly string[] = Object.keys(loaders);

/** What has been loaded; `null` where that failed, and English is shown. */
const loaded: Record<string, AllMessages | null> = {};

/** Texts that name somebody; the others stand as they are. */
const naming: ReadonlySet<string> = new Set<keyof AllMessages>([
  'connect',
  'waiting',
  'connected',
  'disconnectName',
  'nowConnected',
  'failed',
  'invalid',
  'reconnectName',
  'unreachable',
  'refused',
]);

/** An element with texts of its author's. */
type Host = HTMLElement & { readonly messages?: unknown };

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

/** An author's text in the form that views use; nothing where it is neither a text nor makes one. */
function customText(key: string, text: unknown): AllMessages[keyof AllMessages] | undefined {
  if (typeof text === 'string')
    return naming.has(key) ? (name) => text.replace(/\{\{\s*name\s*\}\}/g, () => name) : text;
  if (typeof text !== 'function' || !naming.has(key)) return undefined;
  const make = text as (name: string) => unknown;
  return (name) => String(make(name));
}

/** Those of an author's texts that can be used. */
function customTexts(custom: unknown): Partial<AllMessages> {
  if (typeof custom !== 'object' || !custom) return {};
  const texts = Object.entries(custom).map(([key, text]) => [key, customText(key, text)] as const);
  return Object.fromEntries(texts.filter(([, text]) => text !== undefined));
}

/** The texts of an element, its author's first. */
export const textsOf = (element: Host): Messages => ({
  ...en,
  ...loaded[languageFor(tagOf(element))],
  ...customTexts(element.messages),
});

/**
 * Loads the language of an element unless that was tried before.
 *
 * @returns nothing where there is nothing to wait for
 */
export function loadLanguage(element: Host): Promise<void> | undefined {
  const name = languageFor(tagOf(element));
  const load = loaders[name];
  if (!load || loaded[name] !== undefined) return undefined;
  return load().then(
    ({ messages }) => void (loaded[name] = messages),
    () => void (loaded[name] = null),
  );
}
