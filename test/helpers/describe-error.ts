import { describe as addSentence } from '../../src/errors/describe-error.js';
import { OAuthConnectError } from '../../src/errors/oauth-connect-error.js';

/** Looks up an error's sentence, as the connector does before anybody gets to see it. */
export function describeError<E>(error: E): E {
  if (error instanceof OAuthConnectError) addSentence(error);
  return error;
}
