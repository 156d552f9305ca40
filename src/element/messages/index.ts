import { loadPart } from '../../errors/load-part.js';
import type { AllMessages } from './all-messages.js';

/** Other languages than English: each is loaded when the first element that speaks it is shown. */

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
export const loadedLanguages = new Map<string, AllMessages>();

/**
 * Loads a language.
 *
 * @param name - one of {@link languages}
 * @throws `not_loaded`
 */
export async function loadLanguage(name: string): Promise<void> {
  const load = loaders[name];
  if (load) loadedLanguages.set(name, (await loadPart(name, load, 'configuration')).messages);
}
