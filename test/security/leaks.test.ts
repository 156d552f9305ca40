import { expect } from 'chai';
import { answer, rejection, token } from '../helpers/acme.js';
import '../helpers/browser.js';
import { byCode } from '../helpers/codes.js';
import { fresh, rest } from '../helpers/connections.js';
import { make, removeAll } from '../helpers/elements.js';
import { hostile } from '../helpers/servers.js';

/** Where a page's other scripts, its forms and its tools look: no token and no code is there (RFC 6819 §4.1.3). */

const code = 'code-0123456789abcdef';

/** All that an error holds, whatever it is called. */
const insidesOf = (error: Error): string =>
  Object.getOwnPropertyNames(error)
    .map((name) => `${name}: ${String((error as unknown as Record<string, unknown>)[name])}`)
    .join('\n') + JSON.stringify(error);

/** What is open to every script of the page, besides what it asks the element for. */
const openToAll = () => ({
  performance: performance.getEntries().map((entry) => JSON.stringify(entry)),
  markup: new XMLSerializer().serializeToString(document),
  addresses: [location.href, document.referrer, window.name, document.cookie, JSON.stringify(history.state)],
});

describe('nothing that is secret', () => {
  const heard: string[] = [];
  const logged: string[] = [];
  const methods = ['log', 'info', 'warn', 'error', 'debug'] as const;
  const platform = methods.map((name) => console[name]);
  const hear = ({ data }: MessageEvent) => heard.push(JSON.stringify(data));
  beforeEach(async () => {
    heard.length = 0;
    logged.length = 0;
    await hostile.clear();
    addEventListener('message', hear);
    for (const name of methods) console[name] = (...args: unknown[]) => logged.push(args.map(String).join(' '));
  });
  afterEach(() => {
    methods.forEach((name, index) => Object.assign(console, { [name]: platform[index] }));
    removeEventListener('message', hear);
    rest();
    removeAll();
    document.querySelectorAll('form').forEach((form) => form.remove());
  });

  it('is in performance entries, messages, forms, markup or the console, after a sign-in by token', async () => {
    const form = document.createElement('form');
    document.body.append(form);
    // The login page of this server is told what to answer: by a property, which is in no markup.
    const element = await make({ name: 'account', 'login-url': 'https://acme.example/' }, '', form);
    element.loginUrl = answer();
    const connection = await element.connect();
    await element.updateComplete;
    const submitted = [...new FormData(form)].join();
    expect(submitted).to.equal('account,7');
    const clone = JSON.stringify([connection, Object.entries(connection), element.connections]);
    const all = { ...openToAll(), heard, logged, submitted, clone, shadow: element.shadowRoot?.innerHTML };
    for (const [where, what] of Object.entries(all)) expect(JSON.stringify(what), where).not.to.contain(token);
    expect(heard.join()).to.contain('oauth-connect:hello');
  });

  it('is there after a sign-in by code, a renewal and the end of it', async () => {
    const acme = fresh(
      byCode({
        loginUrl: hostile.url('/answer', { query: `code=${code}&state={state}` }),
        testUrl: hostile.url('/api/json'),
      }),
    );
    const connection = await acme.connect();
    const tokens = [code, await connection.getAccessToken()];
    await connection.refresh();
    tokens.push(await connection.getAccessToken());
    await connection.revoke();
    for (const [where, what] of Object.entries({ ...openToAll(), heard, logged, end: connection }))
      for (const secret of tokens) {
        // The token URL of this server is told what to answer: the page's own configuration.
        const own = JSON.stringify(what)
          .replaceAll(encodeURIComponent(secret), '')
          .replaceAll(/body=[^"&]*/g, '');
        expect(where === 'performance' ? own : JSON.stringify(what), where).not.to.contain(secret);
      }
  });

  it('is in an error of any step, its cause and its stack', async () => {
    const byToken = fresh({ testUrl: hostile.url('/api/json'), allowedUrls: [hostile.origin] });
    const connection = await byToken.connect();
    const failing = [
      connection.fetch('https://evil.example/'),
      connection.fetch('relative'),
      connection.fetch(hostile.url('/api/redirect')),
      connection.fetch(hostile.url('/api/nocors')),
      connection.refresh(),
      fresh({ testUrl: hostile.url('/api/html') }).connect(),
      fresh({ testUrl: hostile.url('/api/json'), uniqueIdentifier: 'nothing' }).connect(),
      fresh({ loginUrl: hostile.url('/answer', { fragment: `access_token=${token}&state=wrong` }) }).connect(),
      fresh(
        byCode({
          loginUrl: hostile.url('/answer', { query: `code=${code}&state={state}` }),
          tokenUrl: hostile.url('/api/json', { code: 400, body: JSON.stringify({ error: `Unknown ${code}` }) }),
        }),
      ).connect(),
    ];
    for (const error of await Promise.all(failing.map((one) => rejection(one))))
      for (const secret of [token, code]) expect(insidesOf(error), error.message).not.to.contain(secret);
  });
});
