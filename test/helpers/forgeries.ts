/** What somebody without a window of the attempt's may send, knowing its state. */

export type Forgery = readonly [what: string, send: (state: string) => unknown];

function broadcast(name: string, data: unknown): void {
  const channel = new BroadcastChannel(name);
  channel.postMessage(data);
  setTimeout(() => channel.close(), 50);
}

/**
 * All that any script of this origin can send.
 *
 * @param answer - what the callback page would say for a state
 * @param redirectUrl - the address that it would say it from
 */
export function windowless(answer: (state: string) => object, redirectUrl: string): readonly Forgery[] {
  const right = (state: string) => `oauth-connect:${state}`;
  return [
    ['this page’s own hello', (state) => window.postMessage({ type: 'oauth-connect:hello', state }, origin)],
    ['this page’s own answer', (state) => window.postMessage(answer(state), origin)],
    ['an answer on the bare channel', (state) => broadcast('oauth-connect', answer(state))],
    ['an answer on a channel without a state', (state) => broadcast('oauth-connect:', answer(state))],
    ['an answer on a channel with more', (state) => broadcast(`${right(state)} `, answer(state))],
    ['an answer on a channel in upper case', (state) => broadcast(right(state).toUpperCase(), answer(state))],
    ['an answer on the channel of another state', (state) => broadcast(right('another'), answer(state))],
    ['null on its channel', (state) => broadcast(right(state), null)],
    ['a text on its channel', (state) => broadcast(right(state), 'oauth-connect:response')],
    ['a number on its channel', (state) => broadcast(right(state), 7)],
    ['an array on its channel', (state) => broadcast(right(state), [answer(state)])],
    ['another type on its channel', (state) => broadcast(right(state), { ...answer(state), type: 'response' })],
    ['an answer without text', (state) => broadcast(right(state), { type: 'oauth-connect:response', redirectUrl })],
    ['an answer that is an object', (state) => broadcast(right(state), { ...answer(state), response: {} })],
    ['an answer without an address', (state) => broadcast(right(state), { ...answer(state), redirectUrl: null })],
  ];
}
