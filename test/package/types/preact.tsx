import type { OAuthConnectElement } from 'oauth-connect';
import type { ConnectedEvent } from 'oauth-connect/events';
import type {} from 'oauth-connect/jsx';
import { createRef } from 'preact';

/** The tag in Preact: what is right compiles, what is wrong does not. */

const ref = createRef<OAuthConnectElement>();
const onConnected = ({ detail }: ConnectedEvent) => detail.connection.name satisfies string;

export const right = [
  <oauth-connect
    ref={ref}
    id="acme"
    class="wide"
    aria-label="Acme"
    slot="account"
    client-id="abc"
    clientId={undefined}
    login-url="https://acme.example/authorize"
    login-params='{"prompt":"login"}'
    requestHeaders={{ 'X-Region': '{{region}}' }}
    fields={[{ name: 'region', label: 'Region', options: ['eu', { value: 'us', label: 'USA' }] }]}
    scope={['read', 'write']}
    allowed-urls="https://acme.example/api https://acme.example/files"
    allowedUrls={['https://acme.example/api']}
    testBody={{ query: '{ me }' }}
    response-type="id_token token"
    storage="memory"
    token-in-query
    multiple={false}
    messages={{ connect: 'Link {{name}}' }}
    name="account"
    required
    disabled
    onconnected={onConnected}
    onstatuschange={({ currentTarget, detail }) => [currentTarget.resolvedRedirectUrl, detail.previous]}
  >
    <span slot="icon">A</span>
  </oauth-connect>,
  <button type="button" command="--connect" commandfor="acme" />,
];

export const wrong = [
  // @ts-expect-error -- no such word
  <oauth-connect storage="cookie" />,
  // @ts-expect-error -- no such word
  <oauth-connect response-type="password" />,
  // @ts-expect-error -- no such property (TypeScript lets any name with a hyphen pass)
  <oauth-connect clientIdentifier="abc" />,
  // @ts-expect-error -- an attribute is a text
  <oauth-connect request-headers={{ 'X-Region': 'eu' }} />,
  // @ts-expect-error -- a flag is no text
  <oauth-connect token-in-query="yes" />,
  // @ts-expect-error -- a field has a label
  <oauth-connect fields={[{ name: 'region' }]} />,
  // @ts-expect-error -- no such event
  <oauth-connect onconnect={() => undefined} />,
  // @ts-expect-error -- Preact would listen to "Connected"
  <oauth-connect onConnected={() => undefined} />,
  // @ts-expect-error -- of another event
  <oauth-connect onfailed={onConnected} />,
  // @ts-expect-error -- another element
  <oauth-connect ref={createRef<HTMLInputElement>()} />,
];
