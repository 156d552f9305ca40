import { OAuthConnectError } from '../errors/oauth-connect-error.js';
import type { ConnectorOptions } from '../settings/options.js';
import { readPlainSettings } from '../settings/plain-settings.js';
import type { Reading } from '../settings/settings.js';
import type { Page } from '../settings/url-rules.js';

/** Reads a whole configuration, whatever is in it. */
export type Read = (options: ConnectorOptions, page: Page) => Reading | Promise<Reading>;

let readSettings: Read | undefined;

/** Takes what reads any configuration, so that nothing has to be loaded for it. */
export const provideReader = (read: Read): void => {
  readSettings = read;
};

/**
 * Reads a configuration: a plain one at once, another one as soon as what reads it has been loaded.
 */
export function readConfiguration(options: ConnectorOptions, page: Page): Reading | Promise<Reading> {
  const plain = readSettings ? readSettings(options, page) : readPlainSettings(options, page);
  return (
    plain ??
    import('../presets/apply-preset.js').then(
      (module) => (readSettings = module.readWithPreset)(options, page),
      unloaded,
    )
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

/** A visitor cannot mend it, but whoever put the files up can. */
function unloaded(): Reading {
  const message = 'page cannot load oauth-connect-*.js.';
  const error = new OAuthConnectError('invalid_configuration', 'configuration', message);
  return { ...unread, errors: [{ attribute: 'page', message }], error };
}
