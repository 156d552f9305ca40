import { expect } from 'chai';
import { discover } from '../../src/protocol/discovery.js';
import { issuerCheck } from '../../src/protocol/issuer-identification.js';
import { validateResponse } from '../../src/protocol/authorization-response.js';
import type { ProviderMetadata } from '../../src/protocol/provider-metadata.js';
import { hostile } from '../helpers/servers.js';
import { answerWith, beImpatient, errorOf } from './outcome.js';

/** Contract, sections 2 (`issuer`) and 5: what is believed of an issuer's metadata. */

const { signal } = new AbortController();
const issuer = 'https://acme.example';
const oidc = '/.well-known/openid-configuration';
const oauth = '/.well-known/oauth-authorization-server';
const metadata = {
  issuer,
  authorization_endpoint: 'https://login.example/authorize?a=b',
  token_endpoint: 'https://acme.example/token',
  unknown: 's3cret',
};

/** Discovers at a server that knows these addresses and no other. */
function discoverAt(url: string, pages: Record<string, unknown>, notFound = () => new Response('', { status: 404 })) {
  const requests = answerWith(({ url }) => {
    const page = pages[url];
    if (page === undefined) return notFound();
    return page instanceof Response ? page : Response.json(page);
  });
  return { requests, result: discover(new URL(url), signal) };
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

  const addresses: readonly [issuer: string, asked: string[]][] = [
    ['https://acme.example', [issuer + oidc, issuer + oauth]],
    ['https://acme.example/', [issuer + oidc, issuer + oauth]],
    ['https://acme.example/t/1', [`${issuer}/t/1${oidc}`, `${issuer}${oauth}/t/1`]],
    ['https://acme.example/t/1/', [`${issuer}/t/1${oidc}`, `${issuer}${oauth}/t/1`]],
  ];
  for (const [at, asked] of addresses)
    for (const [name, notFound] of [
      ['404', () => new Response('', { status: 404 })],
      ['404 without CORS headers', () => Promise.reject(new TypeError('Failed to fetch')) as never],
    ] as const)
      it(`asks ${at} the way of RFC 8414 after a ${name}`, async () => {
        const { requests, result } = discoverAt(at, { [asked[1] ?? '']: { ...metadata, issuer: at } }, notFound);
        expect((await result).issuer).to.equal(at);
        expect(requests.map(({ url }) => url)).to.deep.equal(asked);
      });

  it('takes an issuer for the same with and without the slash of an empty path, and keeps what the provider writes', async () => {
    const { result } = discoverAt(issuer, { [issuer + oidc]: { ...metadata, issuer: `${issuer}/` } });
    expect((await result).issuer).to.equal(`${issuer}/`);
  });

  for (const other of [
    'https://evil.example',
    'http://acme.example',
    'https://acme.example/t',
    'acme',
    '',
    undefined,
    5,
    [issuer],
  ])
    it(`uses nothing of the metadata of ${JSON.stringify(other)}`, async () => {
      const { requests, result } = discoverAt(issuer, { [issuer + oidc]: { ...metadata, issuer: other } });
      expect((await errorOf(result)).code).to.equal('issuer_mismatch');
      expect(requests).to.have.length(1);
    });

  it('says which issuer was found, cut short, and what is there where it is no text', async () => {
    const messageFor = async (found: unknown) =>
      (await errorOf(discoverAt(issuer, { [issuer + oidc]: { ...metadata, issuer: found } }).result)).message;
    expect(await messageFor('https://other.example/x')).to.contain('"https://other.example/x"');
    expect(await messageFor(`https://other.example/${'x'.repeat(500)}`)).to.have.length.below(500);
    expect(await messageFor({ name: 's3cret' })).to.contain('object');
    expect(await messageFor([issuer])).to.contain('array');
    expect(await messageFor(undefined)).to.contain('left out');
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

  const failures: readonly [name: string, page: Response | unknown, code: string, status?: number][] = [
    ['500', new Response('', { status: 500 }), 'discovery_failed', 500],
    ['HTML', new Response('<h1>s3cret</h1>'), 'discovery_failed', 200],
    ['an empty body', new Response(''), 'discovery_failed', 200],
    ['an array', [metadata], 'discovery_failed', 200],
    ['more than 1 MiB', { ...metadata, x: 'x'.repeat(1024 * 1024) }, 'discovery_failed', 200],
    ['a redirect', new Response('', { status: 302 }), 'redirect_refused'],
  ];
  for (const [name, page, code, status] of failures)
    it(`fails with ${code} for ${name}`, async () => {
      const error = await errorOf(discoverAt(issuer, { [issuer + oidc]: page }).result);
      expect([error.code, error.step, error.status]).to.deep.equal([code, 'configuration', status]);
    });

  it('fails where neither address knows anything', async () => {
    const error = await errorOf(discover(new URL(hostile.url('/nothing')), signal));
    expect([error.code, error.status]).to.deep.equal(['discovery_failed', 404]);
  });

  it('says that nobody answers, and what to allow where', async () => {
    const { code, message } = await errorOf(discover(new URL('http://127.0.0.1:1'), signal));
    expect(code).to.equal('network_error');
    for (const word of ['CORS', 'connect-src', location.origin, 'http://127.0.0.1:1']) expect(message).to.contain(word);
  });

  it('says so too where the other address knows nothing: the first is the one that may be there', async () => {
    answerWith(({ url }) => (url.endsWith(oidc) ? Promise.reject(new TypeError()) : new Response('', { status: 404 })));
    expect((await errorOf(discover(new URL(issuer), signal))).code).to.equal('network_error');
  });

  it('does not wait for ever', async () => {
    beImpatient();
    answerWith(
      ({ signal }) => new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason))),
    );
    const { code, message } = await errorOf(discover(new URL(issuer), signal));
    expect([code, message.includes('took too long')]).to.deep.equal(['network_error', true]);
  });

  it('ends with its signal, with that signal’s reason', async () => {
    const reason = new Error('enough');
    const ended = discover(new URL(hostile.url('/api')), AbortSignal.abort(reason));
    expect(await ended.catch((error: unknown) => error)).to.equal(reason);
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
