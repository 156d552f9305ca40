import { findPreset, presets } from '../presets/index.js';
import type { ProxiedProvider } from './options.js';

/** What a preset knows that a server needs. */
export type PresetEndpoints = Pick<
  ProxiedProvider,
  'tokenUrl' | 'refreshUrl' | 'revokeUrl' | 'authentication' | 'bodyFormat'
>;

/** An address that differs from tenant to tenant is one that the owner has to write. */
const whole = (url: string | null | undefined): string | undefined => (url && !url.includes('{{') ? url : undefined);

/**
 * What is known of a provider: what its preset says to servers, else what it says to pages.
 *
 * @param id - of a preset
 * @returns `undefined` when there is no such preset
 */
export function endpointsOf(id: string): PresetEndpoints | undefined {
  const preset = findPreset(id);
  if (!preset) return undefined;
  const { tokenUrl, refreshUrl, revokeUrl, revokeStyle } = preset.options;
  return {
    tokenUrl: whole(tokenUrl),
    refreshUrl: whole(refreshUrl),
    revokeUrl: revokeStyle === 'bearer' ? undefined : whole(revokeUrl),
    ...preset.server,
  };
}

/** The ids that there are. */
export const presetIds = (): string => presets.map(({ id }) => id).join(', ');
