// @ts-check
import { DEFAULTS, FLAGS, OF_PROVIDER, ORDER, attributeName, attributeValue, isSame, sharable } from './attributes.js';

/**
 * What the reader has set, over what is known of the provider. Fires `change`.
 *
 * @typedef {import('./attributes.js').Attribute} Attribute
 * @typedef {import('../../dist/module/presets/index.js').Preset} Preset
 * @typedef {{ value: string, by: string }} Filled what a preset or an issuer says, and which
 */

/** What an issuer's metadata fill in, as the element does. */
const ENDPOINTS = {
  'login-url': 'authorizationEndpoint',
  'token-url': 'tokenEndpoint',
  'revoke-url': 'revocationEndpoint',
  'test-url': 'userinfoEndpoint',
};

/** @param {Preset} preset */
const presetName = ({ name }) => `the ${name} preset`;

export class Settings extends EventTarget {
  /** Where the author's page will be; the tag has no use for it. */
  site = '';
  /** What was chosen: `''` for nothing yet, a preset's or an example's id, or `other`. */
  choice = '';
  /** @type {Preset | undefined} */
  preset = undefined;
  /** @type {Map<string, string>} */
  #own = new Map();
  /** @type {Record<string, Filled>} */
  #discovered = {};
  /** @type {Map<string, Map<string, string>>} what was set for a provider, for who comes back to it */
  #drafts = new Map();

  /** @param {string} name */
  own(name) {
    return this.#own.get(name) ?? '';
  }

  /**
   * @param {string} name
   * @returns {Filled | undefined} what the tag need not say
   */
  filled(name) {
    if (name === 'provider') return undefined;
    const { preset } = this;
    const option = Object.entries(preset?.options ?? {}).find(([key]) => attributeName(key) === name)?.[1];
    if (preset && name === 'provider-name') return { value: preset.name, by: presetName(preset) };
    return preset && option !== undefined
      ? { value: attributeValue(option), by: presetName(preset) }
      : this.#discovered[name];
  }

  /** What counts. @param {string} name */
  value(name) {
    return this.own(name) || (this.filled(name)?.value ?? '');
  }

  /**
   * @param {string} name
   * @param {string} value empty for none of one's own
   */
  set(name, value) {
    if (value.trim()) this.#own.set(name, value);
    else this.#own.delete(name);
    this.#changed();
  }

  /** @param {string} site */
  setSite(site) {
    this.site = site.trim();
    this.#changed();
  }

  /** What the tag on this page needs, a secret for trying things out included. @returns {Attribute[]} */
  live() {
    /** @type {(name: string) => boolean} */
    const isNeeded = (name) => {
      const known = this.filled(name)?.value ?? DEFAULTS[name];
      return this.#own.has(name) && (known === undefined || !isSame(name, known, this.own(name)));
    };
    return ORDER.filter(isNeeded).map((name) => [name, FLAGS.has(name) ? 'true' : this.own(name)]);
  }

  /** What is written: only what the tag would not do by itself, and no secret. @returns {Attribute[]} */
  written() {
    return sharable(this.live());
  }

  /**
   * Another provider: what was set for the last one is put aside, in case the reader comes back.
   *
   * @param {string} choice
   * @param {{ preset?: Preset | undefined, attributes?: readonly Attribute[] }} [with_]
   */
  choose(choice, { preset, attributes = [] } = {}) {
    const mine = [...this.#own];
    this.#drafts.set(this.choice, new Map(mine.filter(([name]) => OF_PROVIDER.has(name))));
    const draft = this.#drafts.get(choice) ?? new Map(attributes);
    this.#own = new Map([...mine.filter(([name]) => !OF_PROVIDER.has(name)), ...draft]);
    if (preset) this.#own.set('provider', preset.id);
    this.#become(choice, preset);
  }

  /**
   * Settings from elsewhere, in place of all that there are.
   *
   * @param {{ attributes: readonly Attribute[], site: string }} shared
   * @param {string} choice
   * @param {Preset} [preset]
   */
  load({ attributes, site }, choice, preset) {
    this.#own = new Map(attributes);
    this.site = site;
    this.#become(choice, preset);
  }

  /**
   * @param {Readonly<Record<string, unknown>> | undefined} metadata
   * @param {string} by
   */
  setMetadata(metadata, by) {
    this.#discovered = Object.fromEntries(
      Object.entries(ENDPOINTS).flatMap(([name, key]) => {
        const value = metadata?.[key];
        return typeof value === 'string' ? [[name, { value, by }]] : [];
      }),
    );
    this.#changed();
  }

  /**
   * @param {string} choice
   * @param {Preset | undefined} preset
   */
  #become(choice, preset) {
    this.choice = choice;
    this.preset = preset;
    this.#discovered = {};
    this.dispatchEvent(new Event('choice'));
    this.#changed();
  }

  #changed() {
    this.dispatchEvent(new Event('change'));
  }
}
