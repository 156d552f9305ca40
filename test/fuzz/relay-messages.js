// @ts-check
import fc from 'fast-check';
import { PlayedPort } from './modules.js';

/** Messages from windows and frames: which one is believed. The page that hears them is played; ports are as the browser's. */

const redirectUrl = 'https://callback.example/oauth-callback.html';
const state = 'oauth-connect.right';

/** @param {import('./modules.js').Modules} modules */
export function relayMessages({ listenForResponse }) {
  const own = { name: 'own' };
  const message = fc.record({
    origin: fc.constantFrom(
      'https://callback.example',
      'https://callback.example',
      'https://callback.example.evil.example',
      'http://callback.example',
      'null',
      'https://app.example',
    ),
    source: fc.constantFrom('own', 'own', 'other', null),
    type: fc.constantFrom('oauth-connect:hello', 'oauth-connect:hello', 'oauth-connect:response', undefined, 7),
    state: fc.constantFrom(state, state, 'another', undefined, null),
    hasPort: fc.constantFrom(true, true, false),
    hasData: fc.constantFrom(true, true, true, false),
    reply: fc.constantFrom('right', 'right', 'type', 'no text', 'null', 'none'),
  });
  return [
    {
      name: 'messages',
      share: 30,
      property: fc.asyncProperty(fc.array(message, { maxLength: 5 }), async (messages) => {
        const page = new EventTarget();
        Object.assign(globalThis, {
          self: globalThis,
          origin: 'https://app.example',
          addEventListener: page.addEventListener.bind(page),
        });
        const end = new AbortController();
        /** @type {unknown} */
        let outcome;
        listenForResponse(
          { state, redirectUrl, source: own, url: '', untrusted: false, onClosed: () => {} },
          end.signal,
        ).then(
          (/** @type {unknown} */ value) => (outcome = value),
          (/** @type {{ code: string }} */ error) => (outcome = error.code),
        );
        /** @type {unknown} */
        let expected;
        for (const [index, one] of messages.entries()) {
          const port = new PlayedPort();
          const { answered } = port;
          const response = `code=${index}`;
          const data = one.hasData ? { type: one.type, state: one.state, redirectUrl, response } : null;
          const event = Object.assign(new Event('message'), {
            ...{ origin: one.origin, data, ports: one.hasPort ? [port] : [] },
            source: one.source === 'own' ? own : one.source && { name: one.source },
          });
          const isBelieved =
            one.origin === 'https://callback.example' &&
            one.source === 'own' &&
            one.hasData &&
            one.type === 'oauth-connect:hello' &&
            one.hasPort;
          page.dispatchEvent(event);
          // Without a state: told to the attempt, with nothing of it.
          if (isBelieved && one.state !== state)
            expected ??= one.state ? 'state_mismatch' : JSON.stringify({ redirectUrl, response: '' });
          const isReady = answered.length > 0;
          if (isReady !== (isBelieved && one.state === state && expected === undefined))
            throw new Error('ready to the wrong one');
          const right = { type: 'oauth-connect:response', redirectUrl, response };
          const replies = {
            right,
            type: { ...right, type: 'x' },
            'no text': { ...right, response: 7 },
            null: null,
            none: undefined,
          };
          if (one.reply !== 'none')
            port.onmessage?.({ data: replies[/** @type {keyof typeof replies} */ (one.reply)] });
          if (isReady && one.reply === 'right') expected ??= JSON.stringify({ redirectUrl, response });
        }
        for (let turn = 0; turn < 3; turn++) await Promise.resolve();
        end.abort();
        const found = typeof outcome === 'object' ? JSON.stringify(outcome) : outcome;
        if (found !== expected) throw new Error(`${found} in place of ${expected}`);
      }),
    },
  ];
}
