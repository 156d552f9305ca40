import { namesPreset, isSet, type ConnectorOptions } from '../settings/options.js';
import { quoted } from '../settings/configuration-sentences.js';
import type { PageEnvironment } from '../settings/page-environment.js';
import { readSettings } from '../settings/read-settings.js';
import type { Reading } from '../settings/settings.js';
import type { CheckProvider } from '../settings/validate-settings.js';
import { applyPreset } from './apply-preset.js';
import { loadedPreset, presetIds } from './load-preset.js';
import type { Preset } from './preset.js';

/** `provider`: a preset is put under an author's options, and the whole is read as if all of it were written. */

export { isPending, loadPreset } from './load-preset.js';

/**
 * Reads a configuration, with its preset where it names one. It never throws.
 *
 * @param options - what the author wrote
 * @param page - the page that it is used on
 * @param find - finds the preset of an id: by default among those that have been loaded
 */
export function readWithPreset(options: ConnectorOptions, page: PageEnvironment, find = loadedPreset): Reading {
  if (!namesPreset(options)) return readSettings(options, page);
  const id = String(options.provider);
  const preset = find(id);
  if (!preset) return readSettings(options, page, (problems) => problems.error('provider', unknownProvider(id)));
  const reading = readSettings(applyPreset(preset, options), page, checkPreset(preset, options));
  const { accountChooser } = preset;
  return reading.settings ? { ...reading, settings: { ...reading.settings, accountChooser } } : reading;
}

/** What is to be said of a provider that is known. */
function checkPreset({ id, name, grants, needsServer }: Preset, own: ConnectorOptions): CheckProvider {
  return (problems, { responseType }) => {
    // Whoever has a server is not bound to what a page alone can do.
    if (isSet(own.tokenUrl)) return;
    if (needsServer) problems.error('provider', `is "${id}", which a page alone cannot use, because ${needsServer}`);
    else if (responseType && !(grants as readonly string[]).includes(responseType))
      problems.advise('responseType', unknownGrant(responseType, name, grants));
  };
}

const unknownProvider = (written: string): string =>
  `is none that is known here, such as ${someIds(written)}; leave it out and set login-url for another one`;

const unknownGrant = (responseType: string, provider: string, grants: readonly string[]): string =>
  `is "${responseType}", which ${provider} is not known to allow; write ${quoted(grants)}`;

/** Some IDs, those that begin most like what was written first. */
function someIds(written: string): string {
  const wanted = written.trim().toLowerCase();
  const alike = (id: string) => {
    let length = 0;
    while (length < id.length && id[length] === wanted[length]) length++;
    return length;
  };
  return [...presetIds]
    .sort((a, b) => alike(b) - alike(a))
    .slice(0, 5)
    .map((id) => `"${id}"`)
    .join(', ');
}
