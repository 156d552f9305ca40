import { toJson } from '../platform/taken-at-load.js';
import type { Settings } from '../settings/settings.js';
import { valuesOf, type TokenContext } from './connection-record.js';
import { applyParameters, expandJson, type OutgoingRequest } from './request-parameters.js';

/** A test call with parameters, or with a body: loaded where settings have some. */

/** The request: `request-body` aside, with the parameters of every other one, and with its own body. */
export function testRequest(settings: Settings, context: TokenContext, url: URL): OutgoingRequest {
  const { testMethod: method, testBody } = settings;
  const request: OutgoingRequest = { url, headers: new Headers(), method, body: null, init: {} };
  if (testBody !== undefined) {
    request.headers.set('content-type', 'application/json');
    request.body = toJson(expandJson(testBody, 'test-body', valuesOf(context), 'test'));
  }
  applyParameters(request, settings, context, 'test', false);
  // The author's own wins.
  if (!request.headers.has('accept')) request.headers.set('accept', 'application/json');
  return request;
}
