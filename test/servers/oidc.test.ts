/** Shows that tests can get through Beacon's pages in real windows, and reach it from a page. */
import { expect } from 'chai';
import { click, waitForWindow } from '../helpers/browser.js';
import { oidc, startOidc, type OidcServer } from '../helpers/oidc.js';
import { waitUntil } from '../helpers/wait.js';

const near = await startOidc('localhost');
const isFirefox = navigator.userAgent.includes('Firefox');
const verifier = 'v'.repeat(43);
const redirectUri = `${location.origin}/oauth-callback.html`;

async function authorizeUrl(server: OidcServer, extra: Record<string, string> = {}): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier)));
  const challenge = btoa(String.fromCharCode(...digest))
    .replace(/\+/g, '-')
    .replace(/\//g, '_')
    .replace(/=/g, '');
  const parameters = {
    ...{ client_id: 'code', response_type: 'code', redirect_uri: redirectUri, scope: 'openid profile', state: 's' },
    ...{ code_challenge: challenge, code_challenge_method: 'S256', ...extra },
  };
  return `${server.url('/authorize')}?${new URLSearchParams(parameters).toString()}`;
}

/** Opens a window by a click; gives what `window.open` gave. */
async function openByClick(url: string): Promise<Window | null> {
  const opened: { window?: Window | null } = {};
  const button = document.createElement('button');
  button.textContent = 'Open';
  button.addEventListener('click', () => (opened.window = window.open(url, '_blank', 'popup,width=500,height=700')));
  document.body.append(button);
  await click(button);
  return opened.window ?? null;
}

/**
 * What a hidden frame brought to `/oauth-callback`, where there is no page: the real one clears its address before it can
 * be read.
 */
async function frameAnswer(url: string): Promise<URLSearchParams> {
  const frame = document.createElement('iframe');
  frame.hidden = true;
  frame.setAttribute('sandbox', 'allow-scripts allow-same-origin');
  frame.src = url;
  document.body.append(frame);
  const address = () => {
    try {
      return frame.contentWindow?.location.href ?? '';
    } catch {
      return '';
    }
  };
  await waitUntil(() => address().includes('state='), 'the frame comes home');
  return new URL(address()).searchParams;
}

afterEach(() => document.body.replaceChildren());

describe('Beacon, in a window', () => {
  it('is signed in to by a visitor, and gives tokens to the page', async () => {
    await openByClick(await authorizeUrl(oidc));
    await oidc.signIn({ user: 'charles' });
    await waitForWindow('/oauth-callback.html');
    const [{ values } = { values: {} }] = await oidc.log('authorize');
    expect(values).to.include({ client_id: 'code', code_challenge_method: 'S256', redirect_uri: redirectUri });
    expect((await oidc.log('page')).map(({ path }) => path.split('/').at(-1))).to.include.members(['login', 'consent']);
  });

  it('is signed in to by one visitor after the other, and told no', async () => {
    await openByClick(await authorizeUrl(oidc));
    await oidc.signIn();
    await waitForWindow('/oauth-callback.html');
    await openByClick(await authorizeUrl(oidc));
    await oidc.signIn({ user: 'murasaki', decision: 'deny' });
    await waitForWindow('/oauth-callback.html');
    expect((await oidc.log('page')).filter(({ path }) => path.endsWith('/login'))).to.have.lengthOf(2);
  });

  for (const [value, on] of [
    ['same-origin', 'pages'],
    ['same-origin-allow-popups', 'pages'],
    ['noopener-allow-popups', 'pages'],
    ['same-origin', 'redirect'],
  ] as const) {
    it(`cuts itself off by Cross-Origin-Opener-Policy: ${value} of its ${on}`, async () => {
      await oidc.setCoop(value, on);
      const opened = await openByClick(await authorizeUrl(oidc));
      // Firefox doesn't know this one.
      if (value !== 'noopener-allow-popups' || !isFirefox) await waitUntil(() => opened?.closed, 'cut off');
      await oidc.signIn();
      await waitForWindow('/oauth-callback.html');
    });
  }
});

describe('Beacon, from a page', () => {
  it('may be read: discovery, keys, tokens, userinfo, revocation and the API', async () => {
    const metadata = (await (await fetch(oidc.url('/.well-known/openid-configuration'))).json()) as Record<
      string,
      string
    >;
    expect(metadata['issuer']).to.equal(oidc.issuer);
    for (const name of ['jwks_uri', 'token_endpoint', 'userinfo_endpoint', 'revocation_endpoint']) {
      const url = metadata[name] ?? '';
      const post = { method: 'POST', body: new URLSearchParams({ client_id: 'code', token: 'x' }) };
      const response = await fetch(url, name.startsWith('jwks') ? {} : { ...post, headers: { DPoP: 'x' } });
      expect(await response.text(), name).to.be.a('string');
    }
    const refused = await fetch(oidc.url('/api/me'), { headers: { Authorization: 'DPoP x', DPoP: 'x' } });
    expect(refused.headers.get('WWW-Authenticate')).to.contain('DPoP error="invalid_token"');
    expect(await oidc.log('api', { preflights: true })).to.have.lengthOf(2);
  });

  it('plays faults that a page may not even read', async () => {
    await oidc.fault({ status: 500, cors: false });
    await oidc.fault({ status: 503, body: { error: 'temporarily_unavailable' } });
    const request = { method: 'POST', body: new URLSearchParams({ grant_type: 'refresh_token' }) };
    expect(await fetch(oidc.url('/token'), request).catch((e: Error) => e.name)).to.equal('TypeError');
    expect((await fetch(oidc.url('/token'), request)).status).to.equal(503);
    expect((await oidc.counters()).refreshes).to.equal(2);
  });
});

describe('Beacon, in a frame', () => {
  const silent = { prompt: 'none', redirect_uri: `${location.origin}/oauth-callback` };

  it('answers prompt=none for whoever is logged in, on the same site', async () => {
    const url = await authorizeUrl(near, silent);
    expect((await frameAnswer(url)).get('error')).to.equal('login_required');
    await openByClick(await authorizeUrl(near));
    await near.signIn();
    await waitForWindow('/oauth-callback.html');
    expect((await frameAnswer(url)).get('code')).to.be.a('string');
    await near.switchAccount('charles');
    const code = (await frameAnswer(url)).get('code') ?? '';
    const form = {
      ...{ grant_type: 'authorization_code', client_id: 'code', redirect_uri: silent.redirect_uri },
      ...{ code, code_verifier: verifier },
    };
    const tokens = await (await fetch(near.url('/token'), { method: 'POST', body: new URLSearchParams(form) })).json();
    const headers = { Authorization: `Bearer ${tokens.access_token}` };
    expect((await (await fetch(near.url('/userinfo'), { headers })).json()).sub).to.equal('beacon-1791');
    await near.logOut();
    expect((await frameAnswer(url)).get('error')).to.equal('login_required');
  });

  it('knows nobody on another site', async () => {
    await openByClick(await authorizeUrl(oidc));
    await oidc.signIn();
    await waitForWindow('/oauth-callback.html');
    expect((await frameAnswer(await authorizeUrl(oidc, silent))).get('error')).to.equal('login_required');
  });
});
