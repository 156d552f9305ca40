import { failure } from '../errors/oauth-connect-error.js';
import { authorizationUrl } from '../protocol/authorization-request.js';
import type { ProviderMetadata } from '../protocol/provider-metadata.js';
import { reservedParam } from '../settings/login-params.js';
import type { UrlTemplate } from '../settings/url-template.js';
import type { Settings } from '../settings/settings.js';
import type { Attempt } from './attempt.js';
import type { LoginRequest } from './grant.js';

/**
 * The address of the login page for an attempt, and the server that it belongs to.
 *
 * @param settings - the attempt's, with what the issuer's metadata fill in
 * @param grantParams - the parameters that the grant adds
 * @throws `template_failed`, or `invalid_configuration` for parameters that nobody may set
 */
export function loginAddress(
  attempt: Attempt,
  settings: Settings,
  metadata?: ProviderMetadata,
  grantParams: readonly (readonly [string, string])[] = [],
): Pick<LoginRequest, 'url' | 'server' | 'resource'> {
  const { clientId, state, options } = attempt;
  const { redirectUrl, responseType, scope } = settings;
  const values = [attempt.publicFieldValues, { client_id: clientId }];
  const loginUrl = (settings.loginUrl as UrlTemplate).expand(values, 'login');
  const canSelect = settings.accountChooser ?? metadata?.promptValues?.includes('select_account');
  const resource = settings.resource?.expand(values, 'login').href;
  const params = Object.entries({
    // An author's own prompt counts, wherever it is written.
    ...(options.selectAccount && canSelect && !loginUrl.searchParams.has('prompt') && { prompt: 'select_account' }),
    ...Object.fromEntries(settings.loginParams),
    ...(options.identifier === undefined ? {} : { login_hint: options.identifier }),
    ...options.loginParams,
    ...(resource === undefined ? {} : { resource }),
  });
  const reserved = reservedParam([...params.map(([name]) => name), ...loginUrl.searchParams.keys()]);
  if (reserved) throw failure('invalid_configuration', 'configuration', 'loginParam', [reserved]);
  return {
    url: authorizationUrl({
      loginUrl,
      params: [...params, ...grantParams],
      ...{ clientId, redirectUrl, responseType, scope, state },
    }),
    resource,
    server: metadata?.issuer ?? loginUrl.origin + loginUrl.pathname,
  };
}
