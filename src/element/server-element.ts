import { html, nothing, type TemplateResult } from 'lit';
import { readWithPreset } from '../presets/read-with-preset.js';
import type { PageEnvironment } from '../settings/page-environment.js';
import * as fieldViews from './field-views.js';
import { en } from './messages/en.js';
import { styles } from './oauth-connect.styles.js';
import { OptionsElement } from './options-element.js';
import * as views from './views.js';

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
export class ServerElement extends OptionsElement {
  static override readonly styles = [styles, fieldViews.styles];

  protected override render(): TemplateResult | typeof nothing {
    if (this.face !== 'full') return nothing;
    const { settings, providerName } = readWithPreset(this.readOptions(), somewhere);
    const provider = providerName || en.someServer;
    const label = html`<slot>${en.connect(provider)}</slot>`;
    return html`
      <div inert>
        ${settings?.fields.length ? fieldViews.fields(settings.fields, {}, ignore) : nothing}
        <slot name="button">${views.button(label, provider, this.disabled)}</slot>
      </div>
    `;
  }
}
