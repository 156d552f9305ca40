import { expect } from 'chai';
import { applyParameters, type OutgoingRequest } from '../../src/requests/request-parameters.js';
import type { TokenContext } from '../../src/requests/connection-record.js';
import { sendDpop } from '../../src/requests/dpop-fetch.js';
import { currentPage } from '../../src/settings/page-environment.js';
import { readSettings } from '../../src/settings/read-settings.js';
import type { ConnectorOptions, OAuthConnectError } from '../../src/connector.js';
import type { Settings } from '../../src/settings/settings.js';
import { Attempt } from '../../src/sign-in/attempt.js';
import { loginAddress } from '../../src/sign-in/login-address.js';
import { rejection } from '../helpers/acme.js';
import { arrivals } from '../helpers/connections.js';
import { hostile } from '../helpers/servers.js';

/**
 * Passwords in addresses, and bound tokens without their key: kept out where they would leave, should the configuration
 * not have refused them before.
 */

/** Settings whose field `key` has become a password after they were read. */
function withPassword(options: ConnectorOptions): Settings {
  const fields = [{ name: 'key', label: 'Key' }];
  const all = { clientId: 'demo', loginUrl: hostile.url('/answer'), providerName: 'Acme', ...options, fields };
  const { settings, errors } = readSettings(all, currentPage());
  expect(errors).to.deep.equal([]);
  const read = settings as Settings;
  return { ...read, fields: read.fields.map((field) => ({ ...field, type: 'password' })) };
}

const options = { fieldValues: { key: 'p4ssw0rd' } };
const found = { code: 'template_failed' };

/** The error's code and step; what is no error would be too large to be shown. */
function failureOf(act: () => unknown): object {
  try {
    act();
    return { code: 'none' };
  } catch (error) {
    const { code, step } = error as OAuthConnectError;
    return { code, step };
  }
}

const context: TokenContext = {
  server: hostile.origin,
  clientId: 'demo',
  fieldValues: options.fieldValues,
  tokens: { accessToken: 'a-token', scope: [], expiresAt: null, response: {} },
};

const outgoing = (): OutgoingRequest => ({
  url: new URL(hostile.url('/api/echo')),
  headers: new Headers(),
  method: 'GET',
  body: null,
  init: {},
});

describe('a password', () => {
  it('is not known to the address of the login page', () => {
    const attempt = new Attempt(withPassword({ loginUrl: `${hostile.url('/answer')}?key={{key}}` }), options);
    expect(failureOf(() => loginAddress(attempt, attempt.settings))).to.include({ ...found, step: 'login' });
  });

  it('is not known to the client ID, which is part of that address', () => {
    const settings = withPassword({ clientId: 'client-{{key}}' });
    expect(failureOf(() => new Attempt(settings, options))).to.include({ ...found, step: 'login' });
  });

  it('is not known to the query of a request, though to its headers', () => {
    const inQuery = withPassword({ requestQuery: { key: '{{key}}' } });
    const request = outgoing();
    expect(failureOf(() => applyParameters(request, inQuery, context, 'request'))).to.include(found);
    expect(request.url.href).not.to.contain('p4ssw0rd');
    const inHeader = withPassword({ requestHeaders: { 'X-Key': '{{key}}' } });
    applyParameters(request, inHeader, context, 'request');
    expect(request.headers.get('x-key')).to.equal('p4ssw0rd');
  });
});

describe('a token that is bound to a key', () => {
  it('is not sent where the key is gone: not as a bearer token, and not without a proof', async () => {
    await hostile.clear();
    const bound = { ...context, tokens: { ...context.tokens, jkt: 'gone' } };
    const init = { headers: { Authorization: 'Bearer a-token' } };
    const sending = sendDpop(bound, new URL(hostile.url('/api/echo')), { init, step: 'revoke' });
    expect(await rejection(sending)).to.include({ code: 'expired', step: 'revoke' });
    expect(await arrivals()).to.deep.equal([]);
  });
});
