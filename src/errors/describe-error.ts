import { toJson } from '../platform/taken-at-load.js';
import { messages } from './error-messages.js';
import { takeReason, type OAuthConnectError } from './oauth-connect-error.js';

/** Where there is more to read about every code: in the package, as nobody can say where else it is to be found. */
const guide = 'oauth-connect/demo/guide/errors.md';

/** Gives an error its sentence, and says where there is more. */
export function describe(error: OAuthConnectError): void {
  const before = error.message;
  const { key = '', details = [] } = takeReason(error) ?? {};
  const sentences = messages as unknown as Record<string, (...details: readonly unknown[]) => string>;
  const told = sentences[key]?.(...details) ?? before;
  // Some sentences are those of another error, which leads elsewhere.
  error.message = `${told.replace(/\nSee \S+$/, '')}\nSee ${guide}#${error.code}`;
  // Consoles show this text, and not the message.
  if (error.stack) error.stack = error.stack.replace(`: ${before}`, () => `: ${error.message}`);
}

/**
 * Says in the console why something went wrong. Here alone the provider's own words stand, as text of at most 200
 * characters each: they can help who develops the page, and are no part of the message, which pages show to others.
 */
export function logFailure({ code, step, message, oauthError, oauthErrorDescription }: OAuthConnectError): void {
  const said = [oauthError, oauthErrorDescription].filter((text) => text !== undefined).map((text) => toJson(text));
  const words = said.length ? `\nThe provider said: ${said.join(', ')}` : '';
  console.warn(`oauth-connect: ${code} (step "${step}"): ${message}${words}`);
}
