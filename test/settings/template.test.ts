import { expect } from 'chai';
import type { OAuthConnectError } from '../../src/errors/oauth-connect-error.js';
import { describeError } from '../helpers/describe-error.js';
import type { PageEnvironment } from '../../src/settings/page-environment.js';
import { parseTemplate } from '../../src/settings/template.js';
import { fixedUrl, parseUrlTemplate } from '../../src/settings/url-template.js';

/** Contract, section 3. */

const page: PageEnvironment = {
  href: 'https://app.example/a/b',
  origin: 'https://app.example',
  loopback: false,
  secure: true,
};
const fill = (source: string, ...values: object[]) => parseTemplate(source, 'connection-name').expand(values, 'test');
const url = (source: string, values: object = {}) =>
  parseUrlTemplate(source, 'test-url', page).expand([values], 'test').href;

const codeOf = (act: () => unknown): string => {
  try {
    act();
  } catch (error) {
    return (error as OAuthConnectError).code;
  }
  return 'nothing thrown';
};

describe('a template', () => {
  it('finds members, members of members and items of arrays, white space allowed', () => {
    const values = { name: 'Ada', emails: [{ value: 'ada@x.example' }], n: 0, yes: false };
    expect(fill('{{name}} {{ emails.0.value }} {{n}} {{  yes  }}', values)).to.equal('Ada ada@x.example 0 false');
  });

  it('takes the first path that finds something not empty, or the text', () => {
    expect(fill("{{ a ?? b.c ?? 'text' }}", { a: '', b: { c: 'x' } })).to.equal('x');
    expect(fill("{{ a ?? b.c ?? 'some text' }}", { a: null, b: 7 })).to.equal('some text');
  });

  it('asks its sources in turn', () => {
    expect(fill('{{a}}{{b}}', { a: 1 }, { a: 2, b: 3 })).to.equal('13');
  });

  it('substitutes once: a value is never expanded again', () => {
    expect(fill('{{a}}', { a: '{{b}}', b: 'secret' })).to.equal('{{b}}');
  });

  for (const path of [
    '__proto__',
    'constructor',
    'toString',
    'a.__proto__.b',
    'list.length',
    'a.constructor.name',
    'text.0',
  ])
    it(`sees own properties only, not ${path}`, () => {
      const values = { a: {}, list: [1], text: 'abc' };
      expect(codeOf(() => fill(`{{${path}}}`, values))).to.equal('template_failed');
    });

  it('sees nothing that is inherited', () => {
    const values = Object.create({ inherited: 'x' }) as object;
    expect(codeOf(() => fill('{{inherited}}', values))).to.equal('template_failed');
    const parsed = JSON.parse('{"__proto__": {"name": "x"}}') as object;
    expect(codeOf(() => fill('{{__proto__.name}}', parsed))).to.equal('template_failed');
  });

  it('that finds nothing is template_failed, and names template and path', async () => {
    const error = await Promise.resolve()
      .then(() => fill('{{ a.b }}', { a: {} }))
      .catch((reason: unknown) => describeError(reason as OAuthConnectError));
    expect((error as OAuthConnectError).message).to.match(/connection-name.*a\.b/);
    for (const value of ['', null, undefined, {}, []])
      expect(codeOf(() => fill('{{a}}', { a: value }))).to.equal('template_failed');
  });

  for (const source of [
    '{{',
    '{{a',
    '{{}}',
    '{{ }}',
    '{{a b}}',
    '{{a..b}}',
    '{{.a}}',
    '{{a ??}}',
    "{{'x}}",
    '{{a}} {{b',
  ])
    it(`is refused as ${source}`, () => {
      expect(() => parseTemplate(source, 'x')).to.throw();
    });
});

describe('a template in a URL', () => {
  const good: readonly [source: string, values: object, result: string][] = [
    ['{{i}}/oauth', { i: 'https://acme.example' }, 'https://acme.example/oauth'],
    ['{{i}}/oauth', { i: 'https://acme.example/' }, 'https://acme.example/oauth'],
    ['{{i}}/oauth', { i: 'https://acme.example/sub/' }, 'https://acme.example/sub/oauth'],
    ['{{i}}?x=1', { i: 'https://acme.example/sub' }, 'https://acme.example/sub?x=1'],
    ['{{i}}', { i: 'https://acme.example' }, 'https://acme.example/'],
    ['https://{{t}}.acme.example/x', { t: 'Eu-1' }, 'https://eu-1.acme.example/x'],
    ['https://api-{{t}}.acme.example/x', { t: 'eu' }, 'https://api-eu.acme.example/x'],
    ['https://acme.example/{{a}}/x', { a: 'a/b?c#d e%' }, 'https://acme.example/a%2Fb%3Fc%23d%20e%25/x'],
    ['https://acme.example/?q={{a}}', { a: 'a&b=c d' }, 'https://acme.example/?q=a%26b%3Dc%20d'],
    ['/v1/{{a}}', { a: 'x' }, 'https://app.example/v1/x'],
    ['/v1/{{a}}', { a: 'a/b..c/.d/e../...' }, 'https://app.example/v1/a%2Fb..c%2F.d%2Fe..%2F...'],
    ['/v1/{{a}}?q={{b}}', { a: 'a;b', b: '../..' }, 'https://app.example/v1/a%3Bb?q=..%2F..'],
    ['v1?a=b', {}, 'https://app.example/a/v1?a=b'],
  ];
  for (const [source, values, result] of good)
    it(`turns ${source} with ${JSON.stringify(values)} into ${result}`, () => {
      expect(url(source, values)).to.equal(result);
    });

  const bad: readonly [source: string, values: object][] = [
    ...[
      'http://acme.example',
      'acme.example',
      'https://a@acme.example',
      'https://acme.example/?x',
      'https://acme.example/#',
      'https:\\\\acme.example',
      'https://acme.example /',
      ' https://acme.example',
      'javascript:alert(1)',
      '//acme.example',
    ].map((i) => ['{{i}}/x', { i }] as const),
    ...['a.b', '-a', 'a-', 'a_b', 'ä', 'a/', 'a@b', 'a:1', '', 'a'.repeat(64), 'evil.example/', '%2e'].map(
      (t) => ['https://{{t}}.acme.example/', { t }] as const,
    ),
    ['https://{{t}}/', { t: '2130706433' }],
    ['https://{{t}}{{u}}.acme.example/', { t: 'a'.repeat(40), u: 'b'.repeat(40) }],
    ...['.', '..', '%2e%2e', '%252e%252e', '.%2E', '\ud800'].map(
      (a) => ['https://acme.example/{{a}}/x', { a }] as const,
    ),
    // Servers that decode the path before they walk it meet these as well.
    ...['../admin', 'a/../../admin', 'a/..', '..\\admin', 'a\\..', 'a/./b', '..;/admin', 'a/..;x', '.;/a'].map(
      (a) => ['https://acme.example/{{a}}/x', { a }] as const,
    ),
    ...['%2e%2e%2fadmin', 'a%2f%252e%252e', 'a%255c..%5Cb', 'a%2F..%3bx', '%25252e.%25252f'].map(
      (a) => ['https://acme.example/v1/{{a}}', { a }] as const,
    ),
    ['https://acme.example/v1/a{{a}}', { a: '/..' }],
    ['https://acme.example/v1/a{{a}}b', { a: '/../' }],
    ['https://acme.example/v1/{{a}}{{b}}', { a: 'x/.', b: './y' }],
    ['{{i}}/x', { i: 'https://acme.example/a%2F..%2Fb' }],
    ['https://acme.example/{{a}}{{b}}/x', { a: '.', b: '.' }],
    ['https://acme.example/.{{a}}', { a: '.' }],
  ];
  for (const [source, values] of bad)
    it(`never repairs ${source} with ${JSON.stringify(values)}`, () => {
      expect(codeOf(() => url(source, values))).to.equal('template_failed');
    });

  it('takes no longer for a value that is encoded thousands of times', () => {
    const begun = performance.now();
    const often = `%${'25'.repeat(100_000)}`;
    expect(codeOf(() => url('https://acme.example/{{a}}/x', { a: `${often}2E` }))).to.equal('template_failed');
    expect(url('https://acme.example/{{a}}/x', { a: often })).to.have.length.above(often.length);
    expect(performance.now() - begun).to.be.below(1000);
  });

  it('says what is wrong with a value, and never the value', async () => {
    const error = await Promise.resolve()
      .then(() => url('{{i}}/x', { i: 'http://secret.example' }))
      .catch((reason: unknown) => describeError(reason as OAuthConnectError));
    expect((error as OAuthConnectError).message)
      .to.match(/^test-url: its template begins with a value that must begin with https:\.\n/)
      .and.not.contain('secret');
  });

  it('may not hold the names that stand in for values while it is parsed', () => {
    const source = 'https://acme.example/xoc0cox/{{a}}';
    expect(() => parseUrlTemplate(source, 'test-url', page)).to.throw('is no URL');
  });

  it('is none in what a server says of itself', () => {
    expect(() => fixedUrl('https://acme.example/?t={{access_token}}', 'issuer', page)).to.throw();
    const { href } = fixedUrl('https://acme.example/token', 'issuer', page).expand([], 'token');
    expect(href).to.equal('https://acme.example/token');
  });

  for (const source of [
    '{{s}}://acme.example/',
    'https://{{u}}@acme.example/',
    'https://acme.example:{{p}}/',
    '{{i}}x/',
    'https://acme.example/#{{f}}',
    'htt{{s}}://acme.example/',
    '{{i}}.acme.example/',
  ])
    it(`may not stand as in ${source}`, () => {
      expect(() => parseUrlTemplate(source, 'test-url', page)).to.throw();
    });
});
