import type { ErrorStep } from '../errors/oauth-connect-error.js';
import type { Values } from './plain-template.js';
import { parseTemplate } from './template.js';

/**
 * Expands the strings within a JSON value, keys aside.
 *
 * @throws `template_failed` when an expression finds nothing
 */
export const expandJson = (json: unknown, attribute: string, values: Values, step: ErrorStep): unknown =>
  JSON.parse(JSON.stringify(json), (_key, value: unknown) =>
    typeof value === 'string' ? parseTemplate(value, attribute).expand(values, step) : value,
  );
