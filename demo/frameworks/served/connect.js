import { render } from '@lit-labs/ssr';
import { collectResult } from '@lit-labs/ssr/lib/render-result.js';
import { html } from 'lit';
import 'oauth-connect';

/** @param {string} acme where the provider is */
export const connect = (acme) =>
  collectResult(
    render(html`
      <oauth-connect
        provider-name="Acme"
        client-id="demo"
        login-url="${acme}/oauth/authorize"
        test-url="${acme}/api/me"
        connection-name="{{name}}, {{region}}"
        fields='[{ "name": "region", "label": "Region", "options": ["eu-central", "us-east"] }]'
      ></oauth-connect>
    `),
  );
