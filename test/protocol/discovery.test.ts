import { expect } from 'chai';
import { discover } from '../../src/protocol/discovery.js';
import { issuerCheck } from '../../src/protocol/issuer-identification.js';
import { validateResponse } from '../../src/protocol/authorization-response.js';
import type { ProviderMetadata } from '../../src/protocol/provider-metadata.js';
import { hostile } from '../helpers/servers.js';
import { answerWith, errorOf } from './outcome.js';

/** Contract, sections 2 (`issuer`) and 5: what is believed of an issuer's metadata. */

const issuer = 'https://acme.example';
const oidc = '/.well-known/openid-configuration';
const oauth = '/.well-known/oauth-authorization-server';
const metadata = {
  issuer,
  authorization_endpoint: 'https://login.example/authorize?a=b',
  token_endpoint: 'https://acme.example/token',
  unknown: 's3cret',
};

/** A page that knows no such address, and says so in a way that scripts of other sites can or can't read. */
const notFound = (): Response => new Response('', { status: 404 });
const unreadable = (): Promise<Response> => Promise.reject(new TypeError('Failed to fetch'));

/** Discovers at a server that knows these addresses and no other. */
function discoverAt(
  url: string,
  pages: Record<string, unknown>,
  { otherwise = notFound as () => Response | Promise<Response>, isTemplate = false } = {},
) {
  const requests = answerWith(({ url }) => {
    const page = pages[url];
    if (page === undefined) return otherwise();
    return page instanceof Response ? page : Response.json(page);
  });
  return { requests, result: discover(new URL(url), isTemplate) };
}

describe('discovery', () => {
  it('reads what an issuer says, and no more', async () => {
    const all = {
      ...metadata,
      revocation_endpoint: 'https://acme.example/revoke',
      userinfo_endpoint: 'https://acme.example/me',
      jwks_uri: 'https://acme.example/jwks',
      authorization_response_iss_parameter_supported: true,
      code_challenge_methods_supported: ['S256', 5],
      response_types_supported: ['code'],
      id_token_signing_alg_values_supported: ['RS256'],
      dpop_signing_alg_values_supported: ['ES256'],
      prompt_values_supported: ['none', 'select_account'],
    };
    const { requests, result } = discoverAt(issuer, { [issuer + oidc]: all });
    const found = await result;
    expect(found).to.deep.equal({
      issuer,
      authorizationEndpoint: 'https://login.example/authorize?a=b',
      tokenEndpoint: 'https://acme.example/token',
      revocationEndpoint: 'https://acme.example/revoke',
      userinfoEndpoint: 'https://acme.example/me',
      jwksUri: 'https://acme.example/jwks',
      issParameterSupported: true,
      codeChallengeMethods: ['S256'],
      promptValues: ['none', 'select_account'],
      responseTypes: ['code'],
      idTokenAlgorithms: ['RS256'],
      dpopAlgorithms: ['ES256'],
    } satisfies ProviderMetadata);
    expect(Object.isFrozen(found) && Object.isFrozen(found.responseTypes)).to.equal(true);
    expect(structuredClone(found)).to.deep.equal(found);
    const [{ credentials, redirect } = expect.fail()] = requests;
    expect([requests.length, credentials, redirect]).to.deep.equal([1, 'same-origin', 'manual']);
  });

  it('takes nothing for said that is not', async () => {
    const { result } = discoverAt(issuer, {
      [issuer + oidc]: { ...metadata, jwks_uri: null, response_types_supported: 'code' },
    });
    expect(await result).to.include({ issParameterSupported: false, jwksUri: undefined, responseTypes: undefined });
  });

  const addresses: readonly [issuer: string, written: string[], template: string[]][] = [
    ['', [oidc, oauth], [oauth, oidc]],
    ['/', [oidc, oauth], [oauth, oidc]],
    [
      '/t/1',
      [`/t/1${oidc}`, `${oauth}/t/1`, `${oidc}/t/1`, oauth],
      [`${oauth}/t/1`, `${oidc}/t/1`, `/t/1${oidc}`, oauth],
    ],
    [
      '/t/1/',
      [`/t/1${oidc}`, `${oauth}/t/1`, `${oidc}/t/1`, oauth],
      [`${oauth}/t/1`, `${oidc}/t/1`, `/t/1${oidc}`, oauth],
    ],
  ];
  for (const [path, written, template] of addresses)
    for (const [name, isTemplate, asked] of [
      ['an author', false, written],
      ['a template', true, template],
    ] as const) {
      const at = issuer + path;
      const all = asked.map((one) => issuer + one);
      for (const [index, address] of all.entries())
        for (const [answer, otherwise] of Object.entries({ '404': notFound, 'no answer that can be read': unreadable }))
          it(`finds the metadata of ${at}, written by ${name}, at ${address} after ${answer}`, async () => {
            const pages = { [address]: { ...metadata, issuer: at } };
            const { requests, result } = discoverAt(at, pages, { otherwise, isTemplate });
            expect((await result).issuer).to.equal(at);
            expect(requests.map(({ url }) => url)).to.deep.equal(all.slice(0, index + 1));
          });
      it(`asks all the addresses of ${at}, written by ${name}, each once, and names them`, async () => {
        const { requests, result } = discoverAt(at, {}, { isTemplate });
        const { code, status, message } = await errorOf(result);
        expect([code, status]).to.deep.equal(['discovery_failed', 404]);
        expect(requests.map(({ url }) => url)).to.deep.equal(all);
        for (const one of all) expect(message).to.contain(`- ${one} answered 404`);
      });
    }

  for (const [written, asked] of [
    [issuer, `${issuer}/`],
    [`${issuer}/`, issuer],
    [`${issuer}/api/auth`, `${issuer}/api/auth/`],
    [`${issuer}/api/auth/`, `${issuer}/api/auth`],
  ] as const)
    it(`takes ${written} for ${asked}, and keeps what the provider writes`, async () => {
      const { pathname } = new URL(asked);
      const address = issuer + pathname.replace(/\/$/, '') + oidc;
      const { result } = discoverAt(asked, { [address]: { ...metadata, issuer: written } });
      expect((await result).issuer).to.equal(written);
    });

  for (const other of [
    'https://evil.example',
    'http://acme.example',
    'https://acme.example/t',
    'https://acme.example//',
    'https://acme.example/?',
    'https://acme.example/#',
    'https://user@acme.example',
    'https://acme.example:444',
    'acme',
    '',
    undefined,
    5,
    [issuer],
  ])
    it(`uses nothing of the metadata of ${JSON.stringify(other)}`, async () => {
      const { requests, result } = discoverAt(issuer, { [issuer + oidc]: { ...metadata, issuer: other } });
      expect((await errorOf(result)).code).to.equal('issuer_mismatch');
      expect(requests).to.have.length(2);
    });

  it('goes on to the right document where another issuer was found first', async () => {
    const pages = { [issuer + oidc]: { ...metadata, issuer: 'https://other.example' }, [issuer + oauth]: metadata };
    expect((await discoverAt(issuer, pages).result).issuer).to.equal(issuer);
  });

  it('says which issuer was found, cut short, and what is there where it is no text', async () => {
    const messageFor = async (found: unknown) =>
      (await errorOf(discoverAt(issuer, { [issuer + oidc]: { ...metadata, issuer: found } }).result)).message;
    expect(await messageFor('https://other.example/x')).to.contain('another issuer, "https://other.example/x"');
    expect(await messageFor(`https://other.example/${'x'.repeat(500)}`)).not.to.contain('x'.repeat(100));
    expect(await messageFor('https://other.example/\u202e\n- https')).to.contain('"https://other.example/ - https"');
    for (const [found, kind] of [
      [{ name: 's3cret' }, 'of type object'],
      [[issuer], 'an array'],
      [null, 'null'],
      [undefined, 'left out'],
    ] as const)
      expect(await messageFor(found))
        .to.contain(`must be a text, and is ${kind}`)
        .and.not.contain('another issuer');
  });

  const endpoints = [
    'authorization_endpoint',
    'token_endpoint',
    'revocation_endpoint',
    'userinfo_endpoint',
    'jwks_uri',
  ];
  for (const endpoint of endpoints)
    it(`takes no ${endpoint} that is not https:`, async () => {
      for (const url of [
        'http://acme.example/x',
        'javascript:alert(1)',
        '/relative',
        '',
        5,
        ['https://a.example'],
        'https://a:b@acme.example',
        'http://localhost/',
        // No endpoint has a fragment, and braces would be a template of ours.
        'https://acme.example/x#part',
        'https://acme.example/x#',
        'https://acme.example/x?a={{b}}',
      ]) {
        const error = await errorOf(discoverAt(issuer, { [issuer + oidc]: { ...metadata, [endpoint]: url } }).result);
        expect(error.code).to.equal('discovery_failed');
        expect(error.message).to.contain(endpoint);
      }
    });

  it('lets an issuer on a loopback host have plain http: on loopback hosts, and nobody else', async () => {
    const local = 'http://localhost:1234';
    const said = { ...metadata, issuer: local, token_endpoint: 'http://127.0.0.1:99/token' };
    expect(await discoverAt(local, { [local + oidc]: said }).result).to.include({
      tokenEndpoint: 'http://127.0.0.1:99/token',
    });
    const far = { ...said, token_endpoint: 'http://acme.example/token' };
    expect((await errorOf(discoverAt(local, { [local + oidc]: far }).result)).code).to.equal('discovery_failed');
    const { requests, result } = discoverAt('http://acme.example', {});
    expect((await errorOf(result)).code).to.equal('discovery_failed');
    expect(requests).to.have.length(0);
  });

  const answers: readonly [name: string, page: () => unknown][] = [
    ['400', () => new Response('', { status: 400 })],
    ['401', () => new Response('{"error":"s3cret"}', { status: 401 })],
    ['403', () => new Response('', { status: 403 })],
    ['405', () => new Response('', { status: 405 })],
    ['204', () => new Response(null, { status: 204 })],
    ['HTML', () => new Response('<h1>s3cret</h1>')],
    ['an empty body', () => new Response('')],
    ['an array', () => [metadata]],
    ['an object of another kind', () => ({ status: 's3cret' })],
    ['more than 1 MiB', () => ({ ...metadata, x: 'x'.repeat(1024 * 1024) })],
    ['a redirect', () => new Response('', { status: 302 })],
  ];
  for (const [name, page] of answers) {
    it(`goes on after ${name}`, async () => {
      const { requests, result } = discoverAt(issuer, { [issuer + oidc]: page(), [issuer + oauth]: metadata });
      expect((await result).issuer).to.equal(issuer);
      expect(requests).to.have.length(2);
    });
    it(`fails with discovery_failed where nothing but ${name} is found`, async () => {
      const { code, step } = await errorOf(discoverAt(issuer, { [issuer + oidc]: page() }).result);
      expect([code, step]).to.deep.equal(['discovery_failed', 'configuration']);
    });
  }

  for (const status of [429, 500, 503])
    it(`ends with ${status}: what is wanted may be there at a better time`, async () => {
      const pages = { [issuer + oidc]: new Response('', { status }), [issuer + oauth]: metadata };
      const { requests, result } = discoverAt(issuer, pages);
      const error = await errorOf(result);
      expect([error.code, error.status]).to.deep.equal(['discovery_failed', status]);
      expect(requests).to.have.length(1);
    });

  it('fails where neither address knows anything', async () => {
    const error = await errorOf(discover(new URL(hostile.url('/nothing'))));
    expect([error.code, error.status]).to.deep.equal(['discovery_failed', 404]);
  });

  it('says that nobody answers, what to allow where, and what was asked', async () => {
    const { code, message } = await errorOf(discover(new URL('http://127.0.0.1:1')));
    expect(code).to.equal('network_error');
    for (const word of [
      'CORS',
      'connect-src',
      location.origin,
      `http://127.0.0.1:1${oidc}`,
      `http://127.0.0.1:1${oauth}`,
    ])
      expect(message).to.contain(word);
  });

  it('tells an answer that can be read rather than one that can’t, wherever it came', async () => {
    for (const readable of [oidc, oauth]) {
      const { result } = discoverAt(issuer, { [issuer + readable]: notFound() }, { otherwise: unreadable });
      const { code, status, message } = await errorOf(result);
      expect([code, status]).to.deep.equal(['discovery_failed', 404]);
      expect(message).to.contain('gave no answer that this page can read');
    }
    const { result } = discoverAt(
      issuer,
      { [issuer + oauth]: { ...metadata, issuer: 'https://other.example' } },
      { otherwise: unreadable },
    );
    expect((await errorOf(result)).code).to.equal('issuer_mismatch');
  });

  const hang = ({ signal }: Request): Promise<Response> =>
    new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)));

  /** Makes one limit of time, in ms, a short one, and the others none at all. */
  function shorten(limitMs: number): void {
    const { timeout } = AbortSignal;
    AbortSignal.timeout = (ms) => (ms === limitMs ? timeout.call(AbortSignal, 20) : new AbortController().signal);
  }

  it('goes on after an address that does not answer', async () => {
    shorten(10_000);
    answerWith((request) => (request.url.endsWith(oidc) ? hang(request) : Response.json(metadata)));
    expect((await discover(new URL(issuer))).issuer).to.equal(issuer);
  });

  for (const [what, limitMs, count] of [
    ['ten seconds for an address', 10_000, 4],
    ['thirty in all', 30_000, 1],
  ] as const)
    it(`waits ${what}`, async () => {
      shorten(limitMs);
      const requests = answerWith(hang);
      const { code, message } = await errorOf(discover(new URL(`${issuer}/t/1`)));
      expect([code, message.includes('took too long')]).to.deep.equal(['network_error', true]);
      expect(requests).to.have.length(count);
    });
});

describe('an answer of an issuer that is known', () => {
  const believed = (answer: string, issParameterSupported: boolean): string => {
    const responseType = answer.includes('access_token') ? 'id_token token' : 'code';
    const checkIssuer = issuerCheck({ issuer, issParameterSupported });
    try {
      validateResponse(`${answer}&state=s`, { state: 's', responseType, providerName: 'Acme', checkIssuer });
      return 'believed';
    } catch (error) {
      return (error as { code: string }).code;
    }
  };
  const iss = (value: string) => `iss=${encodeURIComponent(value)}`;
  const answers: readonly [answer: string, promised: boolean, outcome: string][] = [
    [`code=x&${iss(issuer)}`, true, 'believed'],
    [`code=x&${iss(issuer)}`, false, 'believed'],
    ['code=x', false, 'believed'],
    ['code=x', true, 'issuer_mismatch'],
    [`code=x&${iss('https://evil.example')}`, false, 'issuer_mismatch'],
    [`code=x&${iss(`${issuer}/`)}`, true, 'issuer_mismatch'],
    [`code=x&${iss('')}`, false, 'issuer_mismatch'],
    [`error=access_denied&${iss(issuer)}`, true, 'authorization_failed'],
    // The ID token says it too, and better.
    ['access_token=x&id_token=y', true, 'believed'],
    [`access_token=x&id_token=y&${iss('https://evil.example')}`, true, 'issuer_mismatch'],
    ['access_token=x', true, 'issuer_mismatch'],
    ['code=x&id_token=y', true, 'invalid_response'],
    ['error=access_denied&id_token=y', true, 'invalid_response'],
    ['error=access_denied', false, 'authorization_failed'],
    ['error=access_denied', true, 'issuer_mismatch'],
    [`error=access_denied&${iss('https://evil.example')}`, false, 'issuer_mismatch'],
    [`code=x&${iss(issuer)}&${iss('https://evil.example')}`, true, 'invalid_response'],
  ];
  for (const [answer, promised, outcome] of answers)
    it(`${decodeURIComponent(answer)} is ${outcome}${promised ? ' where iss is promised' : ''}`, () => {
      expect(believed(answer, promised)).to.equal(outcome);
    });
});
