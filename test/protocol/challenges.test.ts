import { expect } from 'chai';
import { acceptsToken, findChallenge, parseChallenges } from '../../src/protocol/challenges.js';

/** `WWW-Authenticate` as servers write it: contract, section 6; RFC 9110 §11.6.1. */

const read = (header: string | null) =>
  parseChallenges(header).map(({ scheme, parameters }) => [scheme, Object.fromEntries(parameters)]);

describe('the challenges of a header', () => {
  const cases: readonly (readonly [header: string | null, expected: unknown[]])[] = [
    [null, []],
    ['', []],
    [' , ,', []],
    ['Bearer', [['bearer', {}]]],
    ['Bearer realm="a, b=c"', [['bearer', { realm: 'a, b=c' }]]],
    ['BEARER Error=invalid_token', [['bearer', { error: 'invalid_token' }]]],
    ['Bearer realm = "x" , error\t=\t"y"', [['bearer', { realm: 'x', error: 'y' }]]],
    ['Bearer realm="say \\"hi\\" \\\\"', [['bearer', { realm: 'say "hi" \\' }]]],
    ['Bearer error="a", error="b"', [['bearer', { error: 'a' }]]],
    ['Bearer ,, error="a",,', [['bearer', { error: 'a' }]]],
    [
      'Bearer realm="x", DPoP algs="ES256 PS256", error="use_dpop_nonce"',
      [
        ['bearer', { realm: 'x' }],
        ['dpop', { algs: 'ES256 PS256', error: 'use_dpop_nonce' }],
      ],
    ],
    [
      'Negotiate YII/+~.a==, Basic realm="x"',
      [
        ['negotiate', {}],
        ['basic', { realm: 'x' }],
      ],
    ],
    [
      'Basic, Bearer, Digest qop=auth',
      [
        ['basic', {}],
        ['bearer', {}],
        ['digest', { qop: 'auth' }],
      ],
    ],
    ['error="x", Bearer', []],
    ['Bearer error="never closed', [['bearer', {}]]],
    ['Bearer a="b" {', [['bearer', { a: 'b' }]]],
    [
      'Bearer __proto__="x", constructor="y"',
      [
        [
          'bearer',
          Object.fromEntries([
            ['__proto__', 'x'],
            ['constructor', 'y'],
          ]),
        ],
      ],
    ],
  ];
  for (const [header, expected] of cases)
    it(`are read: ${String(header)}`, () => {
      const challenges = read(header);
      // What is left over of a parameter that is never closed reads as a scheme, and is nobody's.
      expect(challenges.slice(0, expected.length)).to.deep.equal(expected);
      if (!header?.includes('never')) expect(challenges).to.have.length(expected.length);
    });

  it('are of a token only where the scheme is one of tokens', () => {
    expect(findChallenge('Basic error="use_dpop_nonce"', 'use_dpop_nonce')).to.equal(undefined);
    expect(findChallenge('Basic, DPoP error="use_dpop_nonce"', 'use_dpop_nonce')?.scheme).to.equal('dpop');
  });

  for (const [header, expected] of [
    ['Bearer error="insufficient_user_authentication", acr_values="gold", max_age="5"', true],
    ['DPoP error="use_dpop_nonce"', true],
    ['Bearer error="invalid_token", error_description="no insufficient_user_authentication"', false],
    ['Bearer', false],
    [null, false],
  ] as const)
    it(`say that the token is ${expected ? 'good' : 'not good'}: ${String(header)}`, () =>
      expect(acceptsToken(header)).to.equal(expected));
});
