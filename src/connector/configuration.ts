import { namesPreset, type ConnectorOptions } from '../settings/options.js';
import type { PageEnvironment } from '../settings/page-environment.js';
import { readSettings } from '../settings/read-settings.js';
import type { Reading } from '../settings/settings.js';

type Read = (options: ConnectorOptions, page: PageEnvironment) => Reading;

let readWithPreset: Read | undefined;

/** Takes what reads a configuration that names a preset, so that nothing has to be loaded for it. */
export const provideReader = (read: Read): void => {
  readWithPreset = read;
};

/** Reads a configuration: at once, unless it names a preset and presets have not been loaded. */
export function readConfiguration(options: ConnectorOptions, page: PageEnvironment): Reading | Promise<Reading> {
  if (!namesPreset(options)) return readSettings(options, page);
  if (readWithPreset) return readWithPreset(options, page);
  return import('../presets/read-with-preset.js').then(
    (module) => (readWithPreset = module.readWithPreset)(options, page),
    () =>
      readSettings(options, page, (problems) =>
        problems.error('provider', 'providerNotLoaded', 'oauth-connect-read-with-preset.js'),
      ),
  );
}

/** A configuration that has not been read yet. */
export const unread: Reading = {
  settings: undefined,
  providerName: '',
  redirectUrl: '',
  errors: [],
  warnings: [],
  advice: [],
  error: undefined,
};
