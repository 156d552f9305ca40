import { problem } from '../errors.js';
import { validateResponse } from '../protocol/authorization-response.js';
import { tokensOfFragment } from '../protocol/token-set.js';
import { isSameRedirectUrl } from '../transport/relay.js';
import type { RelayedResponse } from '../transport/relay-message.js';
import type { Attempt } from './attempt.js';
import type { ConnectionRecord } from './connection-record.js';
import { identify } from './identity.js';
import { callTestApi } from './test-call.js';

/** What an answer comes to. */
export interface Received {
  readonly record: ConnectionRecord;
  readonly mutable: string | undefined;
}

/** The whole way of an answer: it is checked, its token is tried out, and it is found out whose it is. */
export async function receive(attempt: Attempt, relayed: RelayedResponse): Promise<Received> {
  const { settings, state, fieldValues, server, clientId, signal, options } = attempt;
  const { responseType, providerName, scope } = settings;
  if (!isSameRedirectUrl(relayed.redirectUrl, settings.redirectUrl))
    throw problem('issuer_mismatch', 'callback', 'otherRedirectUrl', []);
  const validated = validateResponse(relayed.response, { state, responseType, providerName });
  const tokens = tokensOfFragment(validated, scope, Date.now());
  const grant = { server, clientId, fieldValues, tokens };
  const profile = await callTestApi(settings, grant, signal);
  const { identifier, name, mutable } = identify(grant, profile, settings);
  signal.throwIfAborted();
  if (options.identifier !== undefined && options.identifier !== identifier)
    throw problem('wrong_account', 'test', 'otherAccount', []);
  return { record: { ...grant, identifier, name, profile, expired: false }, mutable };
}
