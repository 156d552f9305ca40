import { plainReaders, readDraft, type Draft } from './draft.js';
import { noFieldValues } from './no-fields.js';
import type { ConnectorOptions } from './options.js';
import type { Reading, Settings } from './settings.js';
import type { Page } from './url-rules.js';

/** Most configurations are plain: read and checked here, so that a page need not load the rest. */

/** What speaks against the implicit grant (RFC 10017 §7.2). */
export const implicitGrant = '"token" is the implicit grant: prefer "code" where the provider allows it';

/** Whether there is nothing more to check; what is left out here, complete-settings.ts looks into. */
const isPlain = ({ page, clientId, loginUrl, connectionName, uniqueIdentifier, ...draft }: Draft): boolean =>
  page.secure &&
  page.origin !== 'null' &&
  (draft.responseType === 'token' ? !draft.tokenUrl && !draft.issuer : draft.responseType === 'code') &&
  draft.loginMode === 'popup' &&
  Boolean(
    clientId && (loginUrl ? (draft.issuer ?? (draft.responseType === 'token' || draft.tokenUrl)) : draft.issuer),
  ) &&
  !loginUrl?.written.includes('?') &&
  // A name of one text, and an identifier that can change hands, are worth a word.
  (!connectionName || connectionName.source.includes('{{')) &&
  !/\b(?:email|login|username)\b/.test(uniqueIdentifier?.source ?? '');

/**
 * Reads a plain configuration, as complete-settings.ts would.
 *
 * @returns nothing where it is not plain, or not right
 */
export function readPlainSettings(options: ConnectorOptions, page: Page): Reading | undefined {
  try {
    const draft = readDraft(options, page, plainReaders, (_name, error) => {
      throw error;
    });
    if (!isPlain(draft)) return undefined;
    const { providerName = '', redirectUrl = '' } = draft;
    const warnings =
      draft.responseType === 'token'
        ? [{ attribute: 'response-type', message: `response-type ${implicitGrant}.` }]
        : [];
    const settings = { ...draft, checkFieldValues: noFieldValues } as Settings;
    return { settings, providerName, redirectUrl, errors: [], warnings, advice: [], error: undefined };
  } catch {
    return undefined;
  }
}
