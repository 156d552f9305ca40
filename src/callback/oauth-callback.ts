import {
  channelName,
  hello,
  ready,
  received,
  redirectKey,
  response,
  startFragment,
  type RelayMessage,
  type StatelessError,
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

const { hash } = location;
const answers = [location.search, hash].map((part) => part.slice(1)).filter(isAnswer);
// Where both say the same, that is one answer.
const answer = [...new Set(answers)].join('&');
const redirectUrl = location.origin + location.pathname;
if (answer) history.replaceState(null, '', redirectUrl);

const params = new URLSearchParams(answer);
const state = params.get('state');
/** Of an error without a state, which nothing tells the sign-in of, only this is told (RFC 6749 §4.1.2.1). */
const stateless: StatelessError | undefined =
  state || !params.has('error')
    ? undefined
    : Object.fromEntries([...params].filter(([name]) => name === 'error' || name === 'iss'));
const message: RelayMessage = { type: response, redirectUrl, response: answer };
let handedOn = false;

/** What is on the page; an author's own may lack some of it. */
const find = (name: string): HTMLElement | null => document.querySelector(name);

const write = (name: string, text: string): void => {
  const place = find(name);
  if (place) place.textContent = text;
};

function say(text: string): void {
  write('p', text);
  const button = find('button');
  if (!button) return;
  button.hidden = false;
  button.onclick = () => {
    close();
    // Browsers keep pages from closing windows that they did not open.
    write('p', 'Close this window in your browser.');
  };
}

function done(): void {
  handedOn = true;
  say('You can close this window now.');
  close();
}

/** What an attempt that left in this very tab noted. */
interface Note {
  readonly returnUrl: string;
  readonly at: number;
}

const noteAt = (key: string): Note => JSON.parse(sessionStorage.getItem(key) ?? '') as Note;

/** Where the attempt noted something that left last: an error without a state can be of no other. */
const latestKey = (): string =>
  Object.keys(sessionStorage)
    .filter((key) => key.startsWith(redirectKey('')))
    .sort((one, other) => noteAt(other).at - noteAt(one).at)[0] ?? '';

/** An attempt that left in this very tab noted where to go back to; the address never comes from the URL. */
function returnInThisTab(): boolean {
  try {
    const key = stateless ? latestKey() : redirectKey(state ?? '');
    const note = noteAt(key);
    const back = new URL(note.returnUrl);
    if (back.origin !== location.origin) {
      sessionStorage.removeItem(key);
      return false;
    }
    // An answer that is there already stays: the first one counts, however often this page is visited.
    sessionStorage.setItem(key, JSON.stringify({ redirectUrl, response: stateless ? '' : answer, ...note }));
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
    target.postMessage({ type: hello, state, ...stateless }, origin, [port2]);
  } catch {
    // A listed text that is no origin must not keep the others from being asked.
  }
}

function broadcast(): void {
  // Without a state there is no channel name that only the attempt's page knows.
  if (handedOn || !state) return;
  try {
    const channel = new BroadcastChannel(channelName(state));
    channel.onmessage = ({ data }: MessageEvent<RelayMessage>) => {
      if (data.type === received) done();
    };
    channel.postMessage(message);
  } catch {
    // Denied, as storage is.
  }
}

function giveUp(): void {
  // A tab that has an opener may all the same be the one that left.
  if (handedOn || (stateless && returnInThisTab())) return;
  const [problem, advice] = stateless
    ? ['The login page reported a problem, and did not say for which page', 'tell its owner']
    : [
        'The page that you came from no longer waits for this sign-in',
        // Without an opener there is the channel alone, which pages in frames of other sites and on other origins don't hear.
        target
          ? ''
          : 'the login page has cut this window off, and no way leads back to a page that is inside another one or on ' +
            'another site: open it in a tab of its own, or tell its owner',
      ];
  say(
    `${problem}. Close this window, go back to the page and try again.${advice && ` If it happens again, ${advice}.`}`,
  );
}

const otherOrigins = document.querySelector<HTMLMetaElement>('meta[name=oauth-connect-origins]')?.content ?? '';
const target = (window.opener as Window | null) ?? (parent === window ? null : parent);

// Constructed, because a Content-Security-Policy may forbid any other style.
const style = new CSSStyleSheet();
style.replaceSync(
  'body{font:1.1em/1.5 system-ui,sans-serif;max-width:26em;margin:16vh auto;padding:0 1em}' +
    'main{border:1px solid #8888;border-radius:1em;padding:1.5em}h1{font-size:1.1em;overflow-wrap:anywhere;margin:0}' +
    'button{font:inherit;color:inherit;padding:.5em 1.5em;border:1px solid;border-radius:.6em;background:none}p~p{display:none}',
);
document.adoptedStyleSheets = [style];
// Whose page this is; the window may show no address.
document.title += ` – ${location.host}`;
write('h1', location.host);

if (!answer)
  setTimeout(
    () => say('This page ends a sign-in that was begun elsewhere. There is nothing to do here: close it.'),
    // A window that could not begin empty begins here, and goes on to the login page.
    hash === startFragment ? giveUpAfterMs : 0,
  );
else if ((stateless && target) || !returnInThisTab()) {
  if (target)
    // Never "*": whoever opened this page would be told.
    for (const origin of new Set([location.origin, ...otherOrigins.split(/\s+/).filter((one) => one && one !== '*')]))
      offerTo(target, origin);
  setTimeout(broadcast, target ? confirmTimeoutMs : 0);
  setTimeout(giveUp, giveUpAfterMs);
}
