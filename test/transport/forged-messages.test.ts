import { expect } from 'chai';
import { windowless, type Forgery } from '../helpers/forgeries.js';
import { rejection, token } from '../helpers/acme.js';
import { pageUrl } from '../helpers/browser.js';
import { arrivals, eventsOf, fresh, rest } from '../helpers/connections.js';
import { hostile } from '../helpers/servers.js';
import { pause } from '../helpers/wait.js';

/** A whole connector, a login page that never answers, and others who know even the state: contract, section 7. */

const redirectUrl = `${location.origin}/oauth-callback.html`;
const response = (state: string) => `access_token=${token}&token_type=bearer&state=${state}`;
const answer = (state: string) => ({ type: 'oauth-connect:response', redirectUrl, response: response(state) });
const otherOrigin = location.origin.replace('localhost', '127.0.0.1');

describe('a waiting attempt', () => {
  beforeEach(() => hostile.clear());
  afterEach(() => {
    rest();
    document.querySelectorAll('iframe').forEach((frame) => frame.remove());
  });

  async function waiting() {
    const acme = fresh({ loginUrl: hostile.url('/hang') });
    const events = eventsOf(acme);
    const attempt = acme.connect();
    let state = '';
    for (let tries = 0; !state && tries < 50; tries++) {
      const [request] = await arrivals('/hang');
      state = new URL(request?.url ?? '/', origin).searchParams.get('state') ?? '';
      if (!state) await pause(50);
    }
    expect(state).to.have.length.of.at.least(22);
    return { acme, events, attempt, state };
  }

  /** A frame that says what it is told with a port, and answers there as the callback page would. */
  async function frameSays(message: unknown, reply: unknown, from: string, withPort = true): Promise<void> {
    const frame = document.createElement('iframe');
    const script = `
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => port1.postMessage(${JSON.stringify(reply)});
      parent.postMessage(${JSON.stringify(message)}, '*', ${withPort ? '[port2]' : '[]'});
      port1.postMessage(${JSON.stringify(reply)});`;
    frame.src = pageUrl({ html: `<script>${script}</script>`, origin: from });
    const heard = new Promise((resolve) => addEventListener('message', resolve, { once: true }));
    document.body.append(frame);
    await heard;
  }

  const forged: readonly Forgery[] = [
    ...windowless(answer, redirectUrl),
    ['a frame of this origin', (state) => frameSays({ type: 'oauth-connect:hello', state }, answer(state), origin)],
    ['a frame elsewhere', (state) => frameSays({ type: 'oauth-connect:hello', state }, answer(state), otherOrigin)],
    ['a wrong state from a frame', () => frameSays({ type: 'oauth-connect:hello', state: 'x' }, answer('x'), origin)],
    ['a wrong state from elsewhere', () => frameSays({ type: 'oauth-connect:hello' }, answer('x'), otherOrigin)],
    ['a frame without a port', (s) => frameSays({ type: 'oauth-connect:hello', state: s }, answer(s), origin, false)],
    ['an answer from a frame', (state) => frameSays(answer(state), answer(state), origin)],
    ['an answer from elsewhere', (state) => frameSays(answer(state), answer(state), otherOrigin)],
  ];
  for (const [what, send] of forged)
    it(`is neither connected nor disturbed by ${what}`, async () => {
      const { acme, events, attempt, state } = await waiting();
      await send(state);
      await pause(120);
      expect(events.map(({ type }) => type)).to.deep.equal(['connecting', 'statuschange']);
      expect(acme).to.include({ status: 'connecting', connection: null });
      expect(await arrivals()).to.deep.equal([]);
      const channel = new BroadcastChannel(`oauth-connect:${state}`);
      channel.postMessage(answer(state));
      expect((await attempt).identifier, 'the real answer still counts').to.equal('7');
      channel.postMessage(answer(state));
      await pause(120);
      expect(
        events.filter(({ type }) => type === 'connected'),
        'a replay does not',
      ).to.have.length(1);
      channel.close();
    });

  for (const [what, change, code] of [
    ['came to another redirect URL', { redirectUrl: `${location.origin}/other.html` }, 'issuer_mismatch'],
    ['came to another origin', { redirectUrl: 'https://evil.example/oauth-callback.html' }, 'issuer_mismatch'],
    ['is for another state', { response: response('another') }, 'state_mismatch'],
  ] as const)
    it(`ends in ${code} where the answer ${what}, and nothing of it is used`, async () => {
      const { acme, attempt, state } = await waiting();
      const rejected = rejection(attempt);
      const channel = new BroadcastChannel(`oauth-connect:${state}`);
      channel.postMessage({ ...answer(state), ...change });
      expect(await rejected).to.include({ code });
      expect(acme.connection).to.equal(null);
      expect(await arrivals()).to.deep.equal([]);
      channel.close();
    });
});
