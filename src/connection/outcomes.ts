import { OAuthConnectError } from '../errors.js';

/** How attempts end that nobody's answer ends. */

export const abortError = (message: string, name = 'AbortError'): DOMException => new DOMException(message, name);

export const wrongState = (): OAuthConnectError =>
  new OAuthConnectError(
    'state_mismatch',
    'callback',
    'The window came back with the answer to another sign-in. Nothing of it was used; start again.',
  );

export const blocked = (): OAuthConnectError =>
  new OAuthConnectError(
    'popup_blocked',
    'login',
    'The browser did not open the sign-in window. Call connect() in a click, and let this site open windows.',
  );

/** The rejection of an attempt that could not begin. */
export async function rejected(reason: unknown): Promise<never> {
  await Promise.resolve();
  throw reason;
}
