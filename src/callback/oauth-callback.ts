import {
  channelName,
  hello,
  ready,
  received,
  redirectKey,
  response,
  type RelayMessage,
} from '../transport/relay-messages.js';

/**
 * The page at the redirect URL. It clears its address before anything else, hands the answer to the page that waits for it, and
 * closes. It believes nothing and keeps nothing.
 */

/** How long the opener has to confirm, before the channel is tried as well. */
const confirmTimeoutMs = 500;
/** When this page says that nobody took the answer. */
const giveUpAfterMs = 3000;

const isAnswer = (text: string): boolean => {
  const params = new URLSearchParams(text);
  return ['code', 'access_token', 'id_token', 'error'].some((name) => params.has(name));
};

const answer = [location.search, location.hash]
  .map((part) => part.slice(1))
  .filter(isAnswer)
  .join('&');
const redirectUrl = location.origin + location.pathname;
if (answer) history.replaceState(null, '', redirectUrl);

const state = new URLSearchParams(answer).get('state');
const message: RelayMessage = { type: response, redirectUrl, response: answer };
let handedOn = false;

function say(text: string): void {
  // Constructed, because a Content-Security-Policy may forbid any other style.
  const style = new CSSStyleSheet();
  style.replaceSync('body{font:1.1em/1.5 system-ui,sans-serif;max-width:26em;margin:20vh auto;padding:0 1.5em}');
  document.adoptedStyleSheets = [style];
  const place = document.querySelector('p');
  if (place) place.textContent = text;
}

function done(): void {
  handedOn = true;
  say('You can close this window now.');
  close();
}

/** An attempt that left in this very tab noted where to go back to; the address never comes from the URL. */
function returnInThisTab(): boolean {
  try {
    const key = redirectKey(state ?? '');
    const note = sessionStorage.getItem(key);
    if (!note) return false;
    const record = JSON.parse(note) as { returnUrl: string };
    const back = new URL(record.returnUrl);
    if (back.origin !== location.origin) {
      sessionStorage.removeItem(key);
      return false;
    }
    // An answer that is there already stays: the first one counts, however often this page is visited.
    sessionStorage.setItem(key, JSON.stringify({ redirectUrl, response: answer, ...record }));
    location.replace(back);
    return true;
  } catch {
    // Storage denied, or not our note.
    return false;
  }
}

/** Offers the answer to a window: only one that says it waits for this state gets it, on the port alone. */
function offerTo(target: Window, origin: string): void {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = ({ data }: MessageEvent<RelayMessage>) => {
    if (data.type === ready && data.state === state && !handedOn) port1.postMessage(message);
    if (data.type === received) done();
  };
  try {
    target.postMessage({ type: hello, state }, origin, [port2]);
  } catch {
    // A listed text that is no origin must not keep the others from being asked.
  }
}

function broadcast(): void {
  // Without a state there is no channel name that only the attempt's page knows.
  if (handedOn || !state) return;
  const channel = new BroadcastChannel(channelName(state));
  channel.onmessage = ({ data }: MessageEvent<RelayMessage>) => {
    if (data.type === received) done();
  };
  channel.postMessage(message);
}

function giveUp(): void {
  if (handedOn) return;
  // Without an opener there is the channel alone, which pages in frames of other sites and on other origins don't hear.
  const cutOff = target
    ? ''
    : ' If it happens again, the login page has cut this window off, and no way leads back to a page that is inside ' +
      'another one or on another site: open it in a tab of its own, or tell its owner.';
  say(
    `The page that you came from no longer waits for this sign-in. Close this window, go back to it and try again.${cutOff}`,
  );
}

const otherOrigins = document.querySelector<HTMLMetaElement>('meta[name=oauth-connect-origins]')?.content ?? '';
const target = (window.opener as Window | null) ?? (parent === window ? null : parent);

if (!answer) say('This page ends a sign-in that was begun elsewhere. There is nothing to do here: close it.');
else if (!returnInThisTab()) {
  if (target)
    // Never "*": whoever opened this page would be told.
    for (const origin of new Set([location.origin, ...otherOrigins.split(/\s+/).filter((one) => one && one !== '*')]))
      offerTo(target, origin);
  setTimeout(broadcast, target ? confirmTimeoutMs : 0);
  setTimeout(giveUp, giveUpAfterMs);
}
