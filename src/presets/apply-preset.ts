import { toJson } from '../platform/taken-at-load.js';
import { isSet, type ConnectorOptions, type FieldOption } from '../settings/options.js';
import type { Preset } from './preset.js';

/**
 * Puts a preset under an author's options: what it says counts where the author has set nothing.
 *
 * @param own - what the author wrote; each of these wins over the preset's
 */
export function applyPreset(preset: Preset, own: ConnectorOptions): ConnectorOptions {
  const set: ConnectorOptions = Object.fromEntries(Object.entries(own).filter(([, value]) => isSet(value)));
  // Of a preset's issuer: none, whatever its metadata say.
  if (own.testUrl === '' && preset.options.issuer && !preset.options.testUrl) set.testUrl = own.testUrl;
  const applied = { providerName: preset.name, ...preset.options, ...set };
  return isSet(set.fields) ? applied : { ...applied, fields: usedFields(applied) };
}

/** A question is not asked where the author's own options have left nothing that its answer would go into. */
function usedFields({ fields, ...others }: ConnectorOptions): readonly FieldOption[] | undefined {
  const written = textOf(others);
  const isUsed = ({ name }: FieldOption) => new RegExp(`\\{\\{[^}]*\\b${name}\\b`).test(written);
  return (fields as readonly FieldOption[] | undefined)?.filter(isUsed);
}

function textOf(options: ConnectorOptions): string {
  try {
    return toJson(options);
  } catch {
    // An option that is no JSON is a fault, which is found when it is read.
    return '';
  }
}
