import { expect } from 'chai';
import type { Connector } from '../../src/connector.js';
import { connector, rejection, token } from '../helpers/acme.js';
import '../helpers/browser.js';
import { arrivals } from '../helpers/connections.js';
import { hostile } from '../helpers/servers.js';

/** Names, ports and paths that look allowed: contract, section 6. See also allowed-urls.test.ts. */

const { origin, port } = new URL(hostile.origin);

describe('fetch(), of several allowed URLs', () => {
  const allowedUrls = [
    `${origin}/api/v1`,
    `${origin}/api/a%2Fb`,
    `${origin}/api/;v=1`,
    'https://api.example.com/v1',
    'https://*.apps.example.org/v1',
    'https://xn--bcher-kva.example/v1',
  ];
  const refused: readonly (readonly [what: string, input: string])[] = [
    ['a name with a trailing dot', 'https://api.example.com./v1/x'],
    ['a name with a full-width trailing dot', 'https://api.example.com。/v1/x'],
    ['a name that goes on', 'https://api.example.com.evil.example/v1/x'],
    ['a name that begins earlier', 'https://evil-api.example.com/v1/x'],
    ['the parent of a name', 'https://example.com/v1/x'],
    ['a child of a name', 'https://x.api.example.com/v1/x'],
    ['user info in front of another host', 'https://api.example.com@evil.example/v1/x'],
    ['encoded user info', 'https://api.example.com%40evil.example/v1/x'],
    ['user info with a port', 'https://api.example.com:443@evil.example/v1/x'],
    ['user info with a password', 'https://api.example.com:x@evil.example/v1'],
    ['user info at an allowed host', 'https://ada:x@api.example.com/v1/x'],
    ['a backslash that ends the host', 'https://evil.example\\@api.example.com/v1/x'],
    ['a fragment that ends the host', 'https://evil.example#@api.example.com/v1/x'],
    ['a query that ends the host', 'https://evil.example?@api.example.com/v1/x'],
    ['http instead of https', 'http://api.example.com/v1/x'],
    ['http at the port of https', 'http://api.example.com:443/v1/x'],
    ['another port', 'https://api.example.com:8443/v1/x'],
    ['the port of http', 'https://api.example.com:80/v1/x'],
    ['a port that is none', 'https://api.example.com:99999/v1/x'],
    ['a scheme of another kind', 'ftp://api.example.com/v1/x'],
    ['a secure WebSocket', 'wss://api.example.com/v1/x'],
    ['a file system', `filesystem:${origin}/api/v1/x`],
    ['a blob of an allowed address', 'blob:https://api.example.com/v1/x'],
    ['a Cyrillic look-alike', 'https://аpi.example.com/v1/x'],
    ['a dotless look-alike', 'https://apı.example.com/v1/x'],
    ['a look-alike of an international name', 'https://buecher.example/v1'],
    ['a name without its accent', 'https://bucher.example/v1'],
    ['the apex of a wildcard', 'https://apps.example.org/v1/x'],
    ['the apex with a leading dot', 'https://.apps.example.org/v1/x'],
    ['an empty label below a wildcard', 'https://a..apps.example.org/v1/x'],
    ['a wildcard name glued on', 'https://evilapps.example.org/v1/x'],
    ['a wildcard name that goes on', 'https://a.apps.example.org.evil.example/v1/x'],
    ['a wildcard name with a trailing dot', 'https://a.apps.example.org./v1/x'],
    ['a slash encoded into a wildcard name', 'https://evil.example%2f.apps.example.org/v1/x'],
    ['user info at a wildcard name', 'https://evil@a.apps.example.org/v1/x'],
    ['a path outside below a wildcard', 'https://a.apps.example.org/v2/x'],
    ['a path that only begins the same', 'https://api.example.com/v1x'],
    ['a path with a parameter glued on', 'https://api.example.com/v1;x/y'],
    ['a path with an encoded dot glued on', 'https://api.example.com/v1%2e/y'],
    ['the prefix with its slash encoded', 'https://api.example.com/%2fv1/x'],
    ['the prefix with a letter encoded', 'https://api.example.com/%761/x'],
    ['a tab within the dots', 'https://api.example.com/v1/.\t./admin'],
    ['a line end within the dots', 'https://api.example.com/v1/.\n./admin'],
    ['an encoded semicolon after dots', 'https://api.example.com/v1/..%3b/admin'],
    ['a semicolon after encoded dots', 'https://api.example.com/v1/%2e%2e;/admin'],
    ['a semicolon after dots encoded twice', 'https://api.example.com/v1/%252e%252e%253b/admin'],
    ['a dot with a semicolon, which is no level', 'https://api.example.com/v1/.;/..%2fadmin'],
    ['another parameter than that of a prefix', `${origin}/api/;v=2/c`],
    ['a semicolon alone, which is no level', 'https://api.example.com/v1/;x=1/..%2fadmin'],
    ['mixed slashes', 'https://api.example.com/v1/..%2f..%5c..%2fadmin'],
    ['a mixed double encoding', 'https://api.example.com/v1/%252e%2e%252fadmin'],
    ['dots that leave and come back', 'https://api.example.com/v1/..%2fv1'],
    ['dots behind a slash encoded in the prefix', `${origin}/api/a%2Fb/..%2f..%2fadmin`],
    ['the prefix with its encoded slash written out', `${origin}/api/a/b`],
    ['a scheme-relative address', '//api.example.com/v1/x'],
    ['three slashes', '///api.example.com/v1/x'],
    ['backslashes for a scheme', '\\\\api.example.com\\v1'],
    ['a query alone', '?x'],
    ['nothing', ''],
  ];
  let acme: Connector;
  let called: unknown[];
  const platform = globalThis.fetch;
  before(async () => {
    acme = connector({ allowedUrls });
    await acme.connect();
  });
  beforeEach(async () => {
    await hostile.clear();
    called = [];
    globalThis.fetch = (...args) => {
      called.push(args);
      return platform(...args);
    };
  });
  afterEach(() => {
    globalThis.fetch = platform;
  });
  after(() => acme.close());

  for (const [what, input] of refused)
    it(`refuses ${what}, before anything leaves`, async () => {
      const error = await rejection(acme.fetch(input));
      expect(called).to.deep.equal([]);
      expect(error).to.include({ code: 'url_not_allowed', step: 'request' });
      expect(error.message).not.to.contain(token);
      expect(await hostile.log()).to.deep.equal([]);
    });

  it('refuses the same as a URL object and as a Request', async () => {
    for (const input of [new URL(`${origin}/api/v10`), new Request(`${origin}/api/v10`), new Request('/api/v1')])
      expect((await rejection(acme.fetch(input))).code).to.equal('url_not_allowed');
    expect(called).to.deep.equal([]);
  });

  const allowed: readonly (readonly [what: string, input: string, sent: string])[] = [
    ['the prefix with a slash', `${origin}/api/v1/`, '/api/v1/'],
    ['the prefix with a query', `${origin}/api/v1?a=b`, '/api/v1?a=b'],
    ['an encoded space', `${origin}/api/v1/a%20b`, '/api/v1/a%20b'],
    ['a slash encoded twice', `${origin}/api/v1/group%252Fproject`, '/api/v1/group%252Fproject'],
    ['a prefix with an encoded slash', `${origin}/api/a%2Fb/c`, '/api/a%2Fb/c'],
    ['a percent sign', `${origin}/api/v1/100%25`, '/api/v1/100%25'],
    ['UTF-8', `${origin}/api/v1/%C3%A9`, '/api/v1/%C3%A9'],
    ['a semicolon', `${origin}/api/v1/a;b=c`, '/api/v1/a;b=c'],
    ['a prefix that ends with parameters alone', `${origin}/api/;v=1/c`, '/api/;v=1/c'],
    ['a segment of parameters alone', `${origin}/api/v1/;b=c/d`, '/api/v1/;b=c/d'],
    ['dots within a name', `${origin}/api/v1/a..b`, '/api/v1/a..b'],
    ['an address in a query', `${origin}/api/v1/x?u=https%3A%2F%2Fa%2F..%2F`, '/api/v1/x?u=https%3A%2F%2Fa%2F..%2F'],
    ['an empty query value', `${origin}/api/v1/x?a=&b`, '/api/v1/x?a=&b'],
    ['another spelling of the very address', `http://0x7f.1:${port}/api/v1/x`, '/api/v1/x'],
  ];
  for (const [what, input, sent] of allowed)
    it(`allows ${what}, and sends it as written`, async () => {
      await acme.fetch(input);
      const [request, ...more] = await arrivals();
      expect(more).to.deep.equal([]);
      expect(request?.url).to.equal(sent);
      expect(request?.headers['authorization']).to.equal(`Bearer ${token}`);
    });
});
