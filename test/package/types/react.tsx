import type { OAuthConnectElement } from 'oauth-connect';
import type { ConnectedEvent } from 'oauth-connect/events';
import type {} from 'oauth-connect/jsx';
import { createRef } from 'react';

/** The tag in React 19: what is right compiles, what is wrong does not. */

const ref = createRef<OAuthConnectElement>();
const onConnected = ({ detail }: ConnectedEvent) => detail.connection.name satisfies string;

export const right = [
  <oauth-connect
    key="all"
    ref={ref}
    id="acme"
    className="wide"
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
  <button key="command" type="button" command="--connect" commandfor="acme" />,
];

export const wrong = [
  // @ts-expect-error -- no such word
  <oauth-connect key="1" storage="cookie" />,
  // @ts-expect-error -- no such word
  <oauth-connect key="2" response-type="password" />,
  // @ts-expect-error -- no such property (TypeScript lets any name with a hyphen pass)
  <oauth-connect key="3" clientIdentifier="abc" />,
  // @ts-expect-error -- an attribute is a text
  <oauth-connect key="4" request-headers={{ 'X-Region': 'eu' }} />,
  // @ts-expect-error -- a flag is no text
  <oauth-connect key="5" token-in-query="yes" />,
  // @ts-expect-error -- a field has a label
  <oauth-connect key="6" fields={[{ name: 'region' }]} />,
  // @ts-expect-error -- no such event
  <oauth-connect key="7" onconnect={() => undefined} />,
  // @ts-expect-error -- React would listen to "Connected"
  <oauth-connect key="8" onConnected={() => undefined} />,
  // @ts-expect-error -- of another event
  <oauth-connect key="9" onfailed={onConnected} />,
  // @ts-expect-error -- another element
  <oauth-connect key="10" ref={createRef<HTMLInputElement>()} />,
];
