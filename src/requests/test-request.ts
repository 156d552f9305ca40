import type { Settings } from '../settings/settings.js';
import { expandJson } from '../settings/json-options.js';
import { valuesOf, type Grant } from './connection-record.js';
import type { Outgoing } from './outgoing.js';
import { applyParameters } from './request-parameters.js';

/**
 * Completes a test call with its body and with the parameters of every request, `request-body` aside.
 *
 * @throws `template_failed` when a template finds nothing
 */
export function complete(request: Outgoing, settings: Settings, grant: Grant): void {
  const { testBody, requestHeaders } = settings;
  const { headers } = request;
  // Added again unless a parameter takes its place.
  headers.delete('authorization');
  // The author's own Accept header, if there is one, wins over ours.
  if (requestHeaders.some(([name]) => /^accept$/i.test(name))) headers.delete('accept');
  if (testBody !== undefined) {
    headers.set('content-type', 'application/json');
    request.body = JSON.stringify(expandJson(testBody, 'test-body', valuesOf(grant), 'test'));
  }
  applyParameters(request, settings, grant, 'test', false);
}
