import 'oauth-connect';
import type { OAuthConnectElement } from 'oauth-connect';
import type {} from 'oauth-connect/jsx';
import { useRef, useState } from 'react';

const fields = [{ name: 'region', label: 'Region', options: ['eu-central', 'us-east'] }];

export function Connect({ acme }: { acme: string }) {
  const element = useRef<OAuthConnectElement>(null);
  const [name, setName] = useState('');
  const [said, setSaid] = useState('');

  const ask = async () => {
    const response = await element.current?.fetch('echo');
    const { headers } = await response?.json();
    setSaid(`Acme heard of ${headers['x-region']}.`);
  };

  return (
    <>
      <oauth-connect
        ref={element}
        provider-name="Acme"
        client-id="demo"
        login-url={`${acme}/oauth/authorize`}
        test-url={`${acme}/api/me`}
        api-url={`${acme}/api/v1`}
        connection-name="{{name}}, {{region}}"
        fields={fields}
        requestHeaders={{ 'X-Region': '{{region}}' }}
        onstatuschange={({ currentTarget }) => setName(currentTarget.connection?.name ?? '')}
        onfailed={({ detail }) => setSaid(detail.error.message)}
      />
      <p className="hint">{name ? `React knows: ${name}` : 'Nobody is connected yet.'}</p>
      <button type="button" disabled={!name} onClick={ask}>
        Ask Acme
      </button>
      <output>{said}</output>
    </>
  );
}
