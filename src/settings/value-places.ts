import type { Settings } from './settings.js';
import { parseUrl } from './url-rules.js';
import { hostLabel } from './url-template.js';

/** Whether typed values fit the places in addresses that they go to: asked before a window opens. */

const urlOptions = [
  'issuer',
  'resource',
  'loginUrl',
  'tokenUrl',
  'refreshUrl',
  'revokeUrl',
  'testUrl',
  'apiUrl',
] as const;

/** What a value must be for its place and is not: the base of a URL, or one label of a host. */
export function placeProblem(settings: Settings, name: string, value: string): 'url' | 'label' | undefined {
  const isOf = (text: string): boolean => text.split('??')[0]?.trim() === name;
  for (const option of urlOptions) {
    const written = settings[option]?.written ?? '';
    const base = /^\{\{(.*?)\}\}/.exec(written)?.[1];
    if (base !== undefined && isOf(base) && !isBase(value, settings)) return 'url';
    const host = /^https?:\/\/([^/?]*)/.exec(written)?.[1] ?? '';
    const labels = [...host.matchAll(/\{\{((?:'[^']*'|[^'{}])*)\}\}/g)].map(([, text = '']) => text);
    if (labels.some(isOf) && !hostLabel.test(value)) return 'label';
  }
  return undefined;
}

function isBase(value: string, { page }: Settings): boolean {
  try {
    return !/[?#]/.test(parseUrl(value, page).href);
  } catch {
    return false;
  }
}
