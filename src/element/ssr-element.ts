import { html, nothing, type TemplateResult } from 'lit';
import { findPreset } from '../presets/index.js';
import { readWithPreset } from '../presets/read-with-preset.js';
import type { PageEnvironment } from '../settings/page-environment.js';
import { en } from './messages/en.js';
import { OptionProperties } from './option-properties.js';
import { baseStyles } from './styles/base.js';
import { startStyles } from './styles/start.js';
import { fieldsView, styles as fieldsStyles } from './views/fields.js';
import { letterOf, startButton } from './views/start.js';

/** A page that is somewhere: a server does not know which one, nor judges what is wrong on it. */
const somewhere: PageEnvironment = {
  href: 'https://page.invalid/',
  origin: 'https://page.invalid',
  loopback: true,
  secure: true,
};

const ignore = () => undefined;

/**
 * What a server renders of the tag: the button, with the fields before it. It knows of no connection, and speaks English.
 * Until the page takes over it is inert: nothing that is typed gets lost, and no click does something else.
 */
export class ServerElement extends OptionProperties {
  static override readonly styles = [baseStyles, startStyles, fieldsStyles];

  // A server's document does not tell elements of their attributes, nor list their names.
  override getAttributeNames(): string[] {
    return Array.from(this.attributes, ({ name }) => name);
  }

  override setAttribute(name: string, value: string): void {
    super.setAttribute(name, value);
    this.attributeChangedCallback(name, null, value);
  }

  protected override render(): TemplateResult | typeof nothing {
    if (this.face !== 'full') return nothing;
    const { settings, providerName } = readWithPreset(this.readOptions(), somewhere, findPreset);
    const provider = providerName || en.someServer;
    const label = html`<slot>${en.connect(provider)}</slot>`;
    return html`
      <div inert>
        ${settings?.fields.length ? fieldsView(settings.fields, en, {}, ignore) : nothing}
        <slot name="button">${startButton(label, letterOf(provider), this.disabled)}</slot>
      </div>
    `;
  }
}
