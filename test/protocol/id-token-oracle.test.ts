import { expect } from 'chai';
import { clockTolerance, getValidatedIdTokenClaims, processRefreshTokenResponse } from 'oauth4webapi';
import { claimsOfIdToken } from '../../src/protocol/id-token.js';
import { claims, issuer, now, unsigned } from './id-tokens.js';

/** ID tokens of a token endpoint are judged as oauth4webapi judges them: what others have thought of counts here too. */

const expected = (algorithms?: string[]) => ({
  issuer: { issuer, idTokenAlgorithms: algorithms },
  clientId: 'client',
  nonce: undefined,
});

function ours(idToken: string, algorithms?: string[]): unknown {
  try {
    return claimsOfIdToken({ accessToken: 'access', idToken }, expected(algorithms), 'token');
  } catch {
    return 'refused';
  }
}

async function theirs(idToken: string, algorithms?: string[]): Promise<unknown> {
  const server = { issuer, ...(algorithms && { id_token_signing_alg_values_supported: algorithms }) };
  const client = { client_id: 'client', [clockTolerance]: 300 };
  const answer = new Response(JSON.stringify({ access_token: 'access', token_type: 'bearer', id_token: idToken }));
  try {
    return getValidatedIdTokenClaims(await processRefreshTokenResponse(server, client, answer));
  } catch {
    return 'refused';
  }
}

const strange = [
  undefined,
  null,
  '',
  'x',
  'client',
  issuer,
  0,
  -1,
  5,
  1e300,
  true,
  {},
  [],
  ['client'],
  ['client', 'x'],
];
const moments = [-1e6, -400, -310, -290, 0, 290, 310, 400, 1e6];

const changes = [
  {},
  ...['iss', 'sub', 'aud', 'exp', 'iat', 'nbf', 'azp', 'auth_time', 'nonce', 'acr', 'name'].flatMap((name) =>
    strange.map((value) => ({ [name]: value })),
  ),
  ...['exp', 'nbf', 'auth_time'].flatMap((name) => moments.map((seconds) => ({ [name]: now() + seconds }))),
  ...strange.map((azp) => ({ aud: ['client', 'other'], azp })),
  { iss: `${issuer}/` },
  { iss: issuer.toUpperCase() },
  { sub: 'ä€😀' },
  { aud: ['other', 'client'], azp: 'client' },
  { aud: ['other'], azp: 'client' },
];

/** Where ours asks for more. */
const stricter: readonly object[] = [
  { sub: '' },
  { iat: 1e300 },
  ...strange.filter((azp) => azp !== undefined && azp !== 'client').map((azp) => ({ azp })),
];

const isStricter = (change: object): boolean => stricter.some((one) => JSON.stringify(one) === JSON.stringify(change));

describe('an ID token, judged by oauth4webapi and by us,', () => {
  let [held, refused] = [0, 0];
  after(() => expect(Math.min(held, refused), 'tokens of each kind').to.be.above(40));

  for (const change of changes)
    it(`is ${isStricter(change) ? 'refused by us' : 'the same'}: ${JSON.stringify(change)}`, async () => {
      const token = unsigned(claims(change));
      const verdict = await theirs(token);
      if (isStricter(change)) {
        expect(verdict).not.to.equal('refused');
        expect(ours(token)).to.equal('refused');
      } else expect(ours(token)).to.deep.equal(verdict);
      if (verdict === 'refused') refused += 1;
      else held += 1;
    });

  const headers: readonly unknown[] = [
    ...['RS256', 'rs256', 'ES256', 'HS256', 'none', '', undefined, null, 5, ['RS256']].map((alg) => ({ alg })),
    { alg: 'RS256', typ: 'JWT', kid: 'x' },
    { alg: 'RS256', crit: [] },
    { alg: 'RS256', crit: null },
    ['RS256'],
    null,
    'RS256',
  ];
  for (const algorithms of [undefined, [], ['RS256'], ['ES256', 'HS256']])
    for (const header of headers)
      it(`is the same by ${JSON.stringify(header)} where ${JSON.stringify(algorithms)} are listed`, async () => {
        const token = unsigned(claims(), header);
        expect(ours(token, algorithms)).to.deep.equal(await theirs(token, algorithms));
      });

  const whole = unsigned(claims());
  const [header = '', payload = ''] = whole.split('.');
  const texts = [
    whole,
    `${header}.${payload}`,
    `${whole}.x`,
    `${whole}.x.y`,
    `.${payload}.x`,
    `${header}..x`,
    `${header}.${payload.slice(0, -3)}.x`,
    `${header}.!.x`,
    `${payload}.${header}.x`,
    unsigned([claims()]),
    unsigned(null),
    unsigned('x'),
    '..',
    'x',
  ];
  for (const [index, text] of texts.entries())
    it(`is the same however it is written (${index})`, async () => {
      expect(ours(text)).to.deep.equal(await theirs(text));
    });
});
