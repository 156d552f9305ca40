import type { OAuthConnectElement } from 'oauth-connect';
import type { ConnectedEvent } from 'oauth-connect/events';
import type {} from 'oauth-connect/jsx';

/** The tag in Solid: what is right compiles, what is wrong does not. */

let element: OAuthConnectElement | undefined;
const onConnected = ({ detail }: ConnectedEvent) => detail.connection.name satisfies string;

export const right = [
  <oauth-connect
    ref={element}
    id="acme"
    class="wide"
    aria-label="Acme"
    client-id="abc"
    login-url="https://acme.example/authorize"
    requestHeaders={{ 'X-Region': '{{region}}' }}
    fields={[{ name: 'region', label: 'Region' }]}
    scope={['read', 'write']}
    response-type="code"
    token-in-query
    required
    on:connected={onConnected}
    onConnected={onConnected}
    onconnected={onConnected}
    on:statuschange={({ currentTarget, detail }) => [currentTarget.resolvedRedirectUrl, detail.previous]}
    onStatuschange={({ detail }) => detail.status}
  />,
  <button type="button" command="--connect" commandfor="acme" />,
];

export const wrong = [
  // @ts-expect-error -- no such word
  <oauth-connect storage="cookie" />,
  // @ts-expect-error -- no such property (TypeScript lets any name with a hyphen pass)
  <oauth-connect clientIdentifier="abc" />,
  // @ts-expect-error -- a flag is no text
  <oauth-connect token-in-query="yes" />,
  // @ts-expect-error -- a field has a label
  <oauth-connect fields={[{ name: 'region' }]} />,
  // @ts-expect-error -- no such event
  <oauth-connect on:connect={() => undefined} />,
  // @ts-expect-error -- of another event
  <oauth-connect on:failed={onConnected} />,
];
