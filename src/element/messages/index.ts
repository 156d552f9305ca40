import { loadPart } from '../../errors/load-part.js';
import type { AllMessages } from './all-messages.js';
import { customTexts } from './custom-messages.js';
import { languageFor } from './language-tags.js';

/**
 * Other texts than the English ones: this is loaded with the first element that has some. Each language is loaded when
 * the first element that speaks it is shown.
 */

const loaders: Readonly<Record<string, () => Promise<{ readonly messages: AllMessages }>>> = {
  ar: () => import('./ar.js'),
  de: () => import('./de.js'),
  es: () => import('./es.js'),
  fr: () => import('./fr.js'),
  he: () => import('./he.js'),
  hi: () => import('./hi.js'),
  it: () => import('./it.js'),
  ja: () => import('./ja.js'),
  ko: () => import('./ko.js'),
  nl: () => import('./nl.js'),
  pl: () => import('./pl.js'),
  pt: () => import('./pt.js'),
  tr: () => import('./tr.js'),
  uk: () => import('./uk.js'),
  'zh-Hans': () => import('./zh-Hans.js'),
  'zh-Hant': () => import('./zh-Hant.js'),
};

/** What is translated, beside English. */
export const languages: readonly string[] = Object.keys(loaders);

/** The languages that have been loaded, by name. */
const loaded = new Map<string, AllMessages>();

/**
 * Loads the language for a tag, unless that is English.
 *
 * @throws `not_loaded`
 */
export async function loadLanguage(tag: string): Promise<void> {
  const name = languageFor(tag, languages);
  const load = loaders[name];
  if (load && !loaded.has(name)) loaded.set(name, (await loadPart(name, load, 'configuration')).messages);
}

/** The texts in place of the English ones: those of the author first, then those of the language for a tag. */
export const textsFor = (tag: string, custom: unknown): Partial<AllMessages> => ({
  ...loaded.get(languageFor(tag, languages)),
  ...customTexts(custom),
});
