import { expect } from 'chai';
import type { OAuthConnectError } from '../../src/errors/oauth-connect-error.js';
import { channelName, hello, ready, received, response } from '../../src/transport/relay-messages.js';
import { listenForResponse } from '../../src/transport/relay.js';
import '../helpers/browser.js';
import { pause, waitUntil } from '../helpers/wait.js';

/** Who may hand us an answer: contract, section 7. */

const state = 'state-of-this-attempt';
const redirectUrl = `${location.origin}/oauth-callback.html`;
const answer = { type: response, redirectUrl, response: `access_token=forged&state=${state}` };
/** Long enough for what would come; what has to come is waited for. */
const soon = () => pause(60);

describe('the relay', () => {
  let frame: HTMLIFrameElement;
  let own: Window;
  let got: unknown[];
  let wrong: number;
  let stop: () => void;

  beforeEach(async () => {
    frame = document.createElement('iframe');
    frame.src = '/support/page';
    document.body.append(frame);
    await new Promise((resolve) => frame.addEventListener('load', resolve));
    own = frame.contentWindow as Window;
    got = [];
    wrong = 0;
    const ending = new AbortController();
    stop = () => ending.abort();
    listenForResponse({ state, redirectUrl, source: own }, ending.signal).then(
      (relayed) => got.push(relayed),
      ({ code }: OAuthConnectError) => code === 'state_mismatch' && wrong++,
    );
  });
  afterEach(() => {
    stop();
    frame.remove();
  });

  /** Says something from a window, by that window's own hand, and hands over what comes back on the port. */
  function say(from: Window, data: unknown, withPort = true): MessagePort {
    const { port1, port2 } = new MessageChannel();
    const event = { data, origin: location.origin, source: from, ports: withPort ? [port2] : [] };
    window.dispatchEvent(new MessageEvent('message', event));
    return port1;
  }

  /** Answers on the port as soon as somebody is ready there. */
  function answerOn(port: MessagePort, data: unknown = answer): string[] {
    const heard: string[] = [];
    port.onmessage = ({ data: said }: MessageEvent<{ type: string }>) => {
      heard.push(said.type);
      if (said.type === ready) port.postMessage(data);
    };
    return heard;
  }

  it('takes the answer of the very window, and confirms it', async () => {
    const heard = answerOn(say(own, { type: hello, state }));
    await waitUntil(() => heard.length > 1, 'It was not confirmed.');
    expect(got).to.deep.equal([{ redirectUrl, response: answer.response }]);
    expect(heard).to.deep.equal([ready, received]);
  });

  it('takes the answer of the channel that the state names, and confirms it', async () => {
    const channel = new BroadcastChannel(channelName(state));
    const confirmed = new Promise((resolve) => (channel.onmessage = ({ data }) => resolve(data)));
    channel.postMessage(answer);
    expect(await confirmed).to.deep.equal({ type: received, state });
    expect(got).to.have.length(1);
    channel.close();
  });

  const forged: readonly [what: string, send: () => unknown][] = [
    ['a hello of this page itself', () => answerOn(say(window, { type: hello, state }))],
    [
      'a hello of another frame',
      () => answerOn(say(window.top === window ? window : (window.top as Window), { type: hello, state })),
    ],
    ['a hello without a port', () => say(own, { type: hello, state }, false)],
    ['an answer in a plain message', () => say(own, answer)],
    ['an answer without a hello', () => say(own, { ...answer, state }).postMessage(answer)],
    ['a message of another type', () => answerOn(say(own, { type: 'oauth-connect:ready', state }))],
    ['a text', () => say(own, hello)],
    ['null', () => say(own, null)],
    ['a number', () => say(own, 7)],
    ['an array', () => say(own, [hello, state])],
    ['a hello without a window', () => answerOn(say(null as unknown as Window, { type: hello, state }))],
    [
      'an answer without a redirect URL',
      () => answerOn(say(own, { type: hello, state }), { type: response, response: 'x' }),
    ],
    ['an answer that is no text', () => answerOn(say(own, { type: hello, state }), { ...answer, response: { a: 1 } })],
    ['an answer of another type', () => answerOn(say(own, { type: hello, state }), { ...answer, type: received })],
    ['an answer that is null', () => answerOn(say(own, { type: hello, state }), null)],
    ['an answer on another channel', () => broadcast(channelName('another-state'), answer)],
    ['an answer on a channel without a state', () => broadcast(channelName(''), answer)],
    ['something else on the right channel', () => broadcast(channelName(state), { type: hello, state })],
    ['a text on the right channel', () => broadcast(channelName(state), answer.response)],
  ];
  for (const [what, send] of forged)
    it(`is not disturbed by ${what}`, async () => {
      send();
      await soon();
      expect(got).to.deep.equal([]);
      expect(wrong).to.equal(0);
      answerOn(say(own, { type: hello, state }));
      await waitUntil(() => got.length, 'The real answer no longer counts.');
      expect(got).to.have.length(1);
    });

  it('is not disturbed by the very window on another origin', async () => {
    const { port1, port2 } = new MessageChannel();
    const event = { data: { type: hello, state }, origin: 'https://evil.example', source: own, ports: [port2] };
    window.dispatchEvent(new MessageEvent('message', event));
    answerOn(port1);
    await soon();
    expect(got).to.deep.equal([]);
  });

  it('takes an answer once, however often and on whichever way it comes', async () => {
    const port = say(own, { type: hello, state });
    answerOn(port);
    await waitUntil(() => got.length, 'It was not taken.');
    port.postMessage(answer);
    answerOn(say(own, { type: hello, state }));
    broadcast(channelName(state), answer);
    await soon();
    expect(got).to.have.length(1);
  });

  for (const other of ['another-state', 7])
    it(`ends where its own window brings ${String(other)} for a state`, async () => {
      const heard = answerOn(say(own, { type: hello, state: other }));
      await waitUntil(() => wrong, 'It did not end.');
      expect(wrong).to.equal(1);
      expect(heard).to.deep.equal([]);
      answerOn(say(own, { type: hello, state }));
      await soon();
      expect(got).to.deep.equal([]);
    });

  for (const [said, response] of [
    [{ state: null }, ''],
    [{}, ''],
    [
      { state: '', error: 'server_error', iss: 'https://acme.example' },
      'error=server_error&iss=https%3A%2F%2Facme.example',
    ],
    [{ state: null, error: 'x&state=y', code: 'secret' }, 'error=x%26state%3Dy'],
    [{ state: null, error: ['x'], iss: 7 }, ''],
  ] as const)
    it(`ends where its own window brings ${JSON.stringify(said)}, with no more of it than that`, async () => {
      const heard = answerOn(say(own, { type: hello, ...said }));
      await waitUntil(() => got.length, 'It did not end.');
      expect(got).to.deep.equal([{ redirectUrl, response }]);
      expect(heard).to.deep.equal([]);
    });

  it('hears nothing any more once it was ended', async () => {
    stop();
    answerOn(say(own, { type: hello, state }));
    broadcast(channelName(state), answer);
    await soon();
    expect(got).to.deep.equal([]);
  });
});

function broadcast(name: string, data: unknown): void {
  const channel = new BroadcastChannel(name);
  channel.postMessage(data);
  setTimeout(() => channel.close(), 50);
}
