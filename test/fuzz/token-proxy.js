// @ts-check
import fc from 'fast-check';
import { hostileText } from './addresses.js';

/** Forms for the token proxy: what reaches the provider, and what comes back. The provider is played by its `fetch`. */

const secret = 's3cret-0123456789+/';
const redirectUrl = 'https://app.example/oauth-callback.html';
const verifier = 'v'.repeat(43);
const name = fc.constantFrom(
  'grant_type',
  'code',
  'code_verifier',
  'redirect_uri',
  'client_id',
  'client_secret',
  'refresh_token',
  'scope',
  'audience',
  'token',
  '__proto__',
);
const odd = fc.oneof(
  hostileText,
  fc.constantFrom(
    '',
    'client_credentials',
    'refresh_token',
    'other',
    'https://evil.example/oauth-callback.html',
    `${verifier}\n`,
    'x'.repeat(42),
    'a\r\nb',
  ),
);
const change = fc.record({ name, value: odd, how: fc.constantFrom('set', 'add', 'remove') });
const grants = [
  {
    grant_type: 'authorization_code',
    code: 'code-0123456789',
    redirect_uri: redirectUrl,
    code_verifier: verifier,
    client_id: 'me',
  },
  { grant_type: 'refresh_token', refresh_token: 'refresh-0123456789' },
];
const said = fc.oneof(
  fc.constant({ access_token: 'access-1', refresh_token: 'refresh-1', note: `your ${secret}` }),
  fc.record({
    error: fc.constantFrom(
      'invalid_grant',
      `Bad ${secret}`,
      secret,
      'code-0123456789',
      'refresh-0123456789',
      'a b',
      7,
      btoa(`me:${secret}`),
    ),
    error_description: fc.constantFrom(
      'x',
      `no ${secret}`,
      `Basic ${btoa(`me:${encodeURIComponent(secret)}`)}`,
      'code-0123456789',
      'refresh-0123456789',
    ),
  }),
  fc.record({
    access_token: fc.constantFrom('a', '', null, 7),
    [`key ${secret}`]: fc.constant(1),
    deep: fc.constant({ refreshToken: 'x', s: secret }),
  }),
);
const origin = fc.constantFrom(
  'https://app.example',
  'https://app.example',
  'https://app.example',
  'https://app.example.evil.example',
  'null',
  undefined,
);

/** @param {import('./modules.js').Modules} modules @returns {import('./fuzz.js').Property[]} */
export function tokenProxy({ createTokenProxy }) {
  const proxy = createTokenProxy({
    providers: {
      acme: {
        tokenUrl: 'https://acme.example/token',
        clientId: 'me',
        clientSecret: secret,
        redirectUrls: [redirectUrl],
      },
    },
    allowedOrigins: ['https://app.example'],
    log: () => {},
  });
  const property = fc.asyncProperty(
    fc.constantFrom(...grants),
    fc.array(change, { maxLength: 2 }),
    origin,
    said,
    fc.constantFrom(200, 400, 401, 500),
    async (grant, changes, from, answer, status) => {
      /** @type {[string, string][]} */
      let form = Object.entries(grant);
      for (const { name: key, value, how } of changes) {
        if (how !== 'add') form = form.filter(([one]) => one !== key);
        if (how !== 'remove') form.push([key, value]);
      }
      const text = new URLSearchParams(form).toString();
      /** @type {{ url: string, init: RequestInit }[]} */
      const calls = [];
      const before = globalThis.fetch;
      globalThis.fetch = async (url, init = {}) => {
        calls.push({ url: String(url), init });
        return Response.json(answer, { status });
      };
      let response;
      try {
        const headers = { 'content-type': 'application/x-www-form-urlencoded', ...(from && { origin: from }) };
        response = await proxy(
          new Request('https://app.example/oauth/acme/token', { method: 'POST', headers, body: text }),
        );
      } finally {
        globalThis.fetch = before;
      }
      const body = await response.text();
      const told = [body, ...[...response.headers].map(([, value]) => value)].join('\n');
      for (const shown of [secret, encodeURIComponent(secret), btoa(`me:${encodeURIComponent(secret)}`)])
        if (told.includes(shown)) throw new Error('the secret comes back');
      if (calls.length > 1) throw new Error('asked twice');
      const given = new Map(new URLSearchParams(text));
      const isDoubled = new URLSearchParams(text).size !== given.size;
      const visible = (/** @type {string | undefined} */ value) => !!value && /^[ -~]+$/.test(value);
      const get = (/** @type {string} */ key) => given.get(key);
      const isCode =
        get('grant_type') === 'authorization_code' &&
        visible(get('code')) &&
        get('redirect_uri') === redirectUrl &&
        /^[\w.~-]{43,128}$/.test(get('code_verifier') ?? '') &&
        !(get('code_verifier') ?? '').endsWith('\n');
      const isRefresh = get('grant_type') === 'refresh_token' && visible(get('refresh_token'));
      const isGood =
        from === 'https://app.example' &&
        !isDoubled &&
        [undefined, '', 'me'].includes(get('client_id')) &&
        (isCode || isRefresh);
      if (isGood !== (calls.length === 1)) throw new Error(isGood ? 'refused' : 'passed on');
      if (!isGood) {
        if (response.status < 400) throw new Error(`${response.status}`);
        return;
      }
      const [{ url, init } = { url: '', init: {} }] = calls;
      const names = isCode ? ['grant_type', 'code', 'redirect_uri', 'code_verifier'] : ['grant_type', 'refresh_token'];
      const passed = new URLSearchParams(String(init.body));
      if (url !== 'https://acme.example/token' || init.redirect !== 'manual') throw new Error('asked otherwise');
      if ([...passed.keys()].sort().join() !== [...names].sort().join())
        throw new Error(`passed on: ${[...passed.keys()].join()}`);
      for (const one of names) if (passed.get(one) !== get(one)) throw new Error(`${one} is another`);
      if (response.status >= 400) {
        const { error, error_description: words } = JSON.parse(body);
        if (!/^[\w.:/-]{1,64}$/.test(error)) throw new Error('an error that is no code');
        for (const shown of [get('code'), get('refresh_token')])
          if (shown && shown.length > 7 && `${error} ${words}`.includes(shown))
            throw new Error('an error repeats what was sent');
      }
    },
  );
  return [{ name: 'token proxy', share: 45, property }];
}
