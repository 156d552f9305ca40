import { readSettings } from '../settings/read-settings.js';
import type { CheckProvider } from '../settings/validate-settings.js';
import type { ConnectorOptions, FieldOption } from '../settings/options.js';
import type { Preset } from './preset.js';
import type { Reading } from '../settings/settings.js';
import type { Page } from '../settings/url-rules.js';

/** `provider`: a preset fills in what its author did not set, and the whole is then read as if all of it were written. */

/** Loaded where a configuration names a provider. */
let providers: typeof import('./index.js') | undefined;

/** Empty texts count as not set, as everywhere. */
const isSet = (value: unknown): boolean => value != null && (typeof value !== 'string' || value.trim() !== '');

const ownOf = (options: ConnectorOptions): ConnectorOptions =>
  Object.fromEntries(Object.entries(options).filter(([, value]) => isSet(value)));

/** A question is not asked where the author's own options have left nothing that its answer would go into. */
function usedFields({ fields, ...others }: ConnectorOptions): Pick<ConnectorOptions, 'fields'> {
  const written = JSON.stringify(others);
  const isUsed = ({ name }: FieldOption) => new RegExp(`\\{\\{[^}]*\\b${name}\\b`).test(written);
  return { fields: (fields as readonly FieldOption[] | undefined)?.filter(isUsed) };
}

/**
 * Puts a preset under an author's options.
 *
 * @param own - what the author wrote; each of these wins over the preset's
 */
export function mergePreset(preset: Preset, own: ConnectorOptions): ConnectorOptions {
  const set = ownOf(own);
  const merged = { providerName: preset.name, ...preset.options, ...set };
  return isSet(set.fields) ? merged : { ...merged, ...usedFields(merged) };
}

/** Some ids, those that begin most like what was written first. */
function someIds(presets: readonly Preset[], written: string): string {
  const begin = `"${written.trim().toLowerCase()}`;
  const alike = (id: string) => {
    let length = 0;
    while (length < id.length && id[length] === begin[length]) length++;
    return length;
  };
  const ids = presets.map(({ id }) => `"${id}"`);
  return ids
    .sort((a, b) => alike(b) - alike(a))
    .slice(0, 5)
    .join(', ');
}

/** What is to be said of a provider that is known. */
const checkPreset =
  ({ id, name, grants, needsServer }: Preset, { tokenUrl }: ConnectorOptions): CheckProvider =>
  (faults, { responseType }) => {
    // Whoever has a server is not bound to what a page alone can do.
    if (isSet(tokenUrl)) return;
    if (needsServer) faults.fault('provider', `is "${id}", which a page alone cannot use, because ${needsServer}`);
    else if (responseType && !(grants as readonly string[]).includes(responseType))
      faults.warn(
        'responseType',
        `is "${responseType}", which ${name} is not known to allow; write "${grants.join('" or "')}"`,
      );
  };

function readNamed(id: string, options: ConnectorOptions, page: Page): Reading {
  const { presets, findPreset } = providers as NonNullable<typeof providers>;
  const preset = findPreset(id);
  return preset
    ? readSettings(mergePreset(preset, options), page, checkPreset(preset, options))
    : readSettings(options, page, (faults) => {
        const problem = `is none that is known here, such as ${someIds(presets, id)}`;
        faults.fault('provider', `${problem}; leave it out and set login-url for another one`);
      });
}

/**
 * Reads a configuration, with its preset where it names one: at once where presets are not needed, or are there already.
 *
 * @param options - what the author wrote
 * @param page - the page it is used on
 */
export function readWithPreset(options: ConnectorOptions, page: Page): Reading | Promise<Reading> {
  const id: unknown = options.provider;
  // What is no text is a fault like any other.
  if (!isSet(id) || !(typeof id === 'string' || typeof id === 'number')) return readSettings(options, page);
  const read = () => readNamed(String(id), options, page);
  if (providers) return read();
  return import('./index.js').then(
    (loaded) => {
      providers = loaded;
      return read();
    },
    () =>
      readSettings(options, page, (faults) => {
        faults.fault('provider', 'cannot be looked up: the page cannot load oauth-connect-providers.js');
      }),
  );
}
