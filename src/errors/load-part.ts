import type { ErrorStep } from './error-codes.js';
import { OAuthConnectError } from './oauth-connect-error.js';

/**
 * What a page loads later, as it is needed. The file of a part is named after its module.
 *
 * @param name - the module's name, without its folder and extension
 * @param load - imports it
 * @param step - the part of the journey that waits for it
 * @throws `not_loaded`, with its sentence: the file that holds the others may be missing as well
 */
export async function loadPart<T>(name: string, load: () => Promise<T>, step: ErrorStep): Promise<T> {
  try {
    return await load();
  } catch {
    throw new OAuthConnectError(
      'not_loaded',
      step,
      `oauth-connect-${name}.js could not be loaded. Put all oauth-connect-*.js files of one release beside ` +
        // Some engines do not ask again for a module that they could not get (whatwg/html#6768).
        'oauth-connect.js, and reload the page.',
    );
  }
}
