import { failure } from '../errors/oauth-connect-error.js';
import { validateResponse } from '../protocol/authorization-response.js';
import { tokensOfFragment } from '../protocol/token-set.js';
import type { Settings } from '../settings/settings.js';
import { isSameRedirectUrl } from '../transport/relay.js';
import type { RelayedResponse } from '../transport/relay-messages.js';
import type { Attempt } from './attempt.js';
import type { ConnectionRecord } from '../requests/connection-record.js';
import { identify } from './identify-account.js';
import { callTestApi } from '../requests/test-call.js';

/** What an answer comes to. */
export interface Received {
  readonly record: ConnectionRecord;
  /** The settings, with what the issuer's metadata filled in. */
  readonly settings: Settings;
  readonly mutable: string | undefined;
}

/** The whole way of an answer: it is checked, its token is tried out, and it is found out whose it is. */
export async function receive(attempt: Attempt, relayed: RelayedResponse): Promise<Received> {
  const { state, fieldValues, server, clientId, signal, options, flow } = attempt;
  const { settings = attempt.settings, metadata, checkIssuer } = flow ?? {};
  const { responseType, providerName, scope } = settings;
  if (!isSameRedirectUrl(relayed.redirectUrl, settings.redirectUrl))
    throw failure('issuer_mismatch', 'callback', 'otherRedirectUrl', []);
  const validated = validateResponse(relayed.response, { state, responseType, providerName, checkIssuer });
  const tokens = flow ? await flow.tokensOf(validated, attempt) : tokensOfFragment(validated, scope, Date.now());
  const grant = { server, clientId, fieldValues, tokens, metadata };
  const profile = await callTestApi(settings, grant, signal);
  const { identifier, name, mutable } = identify(grant, profile, settings);
  signal.throwIfAborted();
  if (options.identifier !== undefined && options.identifier !== identifier)
    throw failure('wrong_account', 'test', 'otherAccount', []);
  const now = Date.now();
  const record = {
    ...grant,
    id: crypto.randomUUID(),
    since: now,
    issuedAt: now,
    identifier,
    name,
    profile,
    expired: false,
  };
  return { record, settings, mutable };
}
