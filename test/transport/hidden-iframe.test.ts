import { expect } from 'chai';
import { describe as addSentence } from '../../src/errors/describe-error.js';
import type { OAuthConnectError } from '../../src/errors/oauth-connect-error.js';
import { openHiddenIframe } from '../../src/transport/hidden-iframe.js';
import type { LoginWindow } from '../../src/transport/login-window.js';
import { evaluateInWindow, open, pageUrl } from '../helpers/browser.js';
import { hostile } from '../helpers/servers.js';
import { pause, waitUntil } from '../helpers/wait.js';

/** The login page in a hidden frame, for `renew="silent"`: contract, sections 2, 7 and 8. */

const redirectUrl = `${location.origin}/oauth-callback.html`;
const state = 'state-of-this-frame';
const login = (parameters: Record<string, string> = {}) =>
  hostile.url('/answer', {
    redirect_uri: redirectUrl,
    state,
    fragment: 'access_token=secret-1&state={state}',
    ...parameters,
  });
const frames = () => [...document.querySelectorAll('iframe')];

describe('the hidden frame', () => {
  let told: unknown[];
  let loginWindow: LoginWindow;

  function go(url = login(), onTold: () => void = () => undefined): HTMLIFrameElement {
    told = [];
    loginWindow = openHiddenIframe({ url, state, redirectUrl });
    const tell = (what: unknown) => {
      told.push(what);
      onTold();
    };
    loginWindow.response.then(tell, (error: OAuthConnectError) => {
      addSentence(error);
      tell(error.code === 'state_mismatch' ? 'wrong state' : error);
    });
    return frames().at(-1) as HTMLIFrameElement;
  }
  const isTold = () => waitUntil(() => told.length > 0, 'told');
  afterEach(async () => {
    loginWindow.close();
    await waitUntil(() => frames().length === 0, 'removed');
  });

  it('brings the answer by the callback page, and is gone', async () => {
    await hostile.clear();
    go();
    await isTold();
    expect(told).to.deep.equal([{ redirectUrl, response: `access_token=secret-1&state=${state}` }]);
    await waitUntil(() => frames().length === 0);
    const [request] = await hostile.log('/answer');
    expect(request?.headers.referer).to.equal(undefined);
    expect(request?.headers['sec-fetch-dest']).to.equal('iframe');
    await pause(700);
    expect(told, 'once').to.have.length(1);
  });

  it('brings an error, such as login_required', async () => {
    go(login({ fragment: 'error=login_required&state={state}' }));
    await isTold();
    expect(told).to.deep.equal([{ redirectUrl, response: `error=login_required&state=${state}` }]);
  });

  it('is sandboxed, unseen, and takes no focus', () => {
    const frame = go(hostile.url('/hang'));
    expect([...frame.sandbox]).to.deep.equal(['allow-scripts', 'allow-same-origin']);
    expect(frame.referrerPolicy).to.equal('no-referrer');
    expect(frame.checkVisibility()).to.equal(false);
    frame.focus();
    expect(document.activeElement).to.equal(document.body);
    loginWindow.focus();
  });

  it('adds nothing to the history of the page', async () => {
    const before = history.length;
    go();
    await isTold();
    expect(history.length).to.equal(before);
  });

  it('ends where it brings another state', async () => {
    go(login({ fragment: 'access_token=secret-1&state=forged' }));
    await isTold();
    expect(told).to.deep.equal(['wrong state']);
  });

  it('tells nothing any more once it was ended', async () => {
    go(login({ delay: '100' }));
    loginWindow.close();
    await pause(500);
    expect(told).to.deep.equal([]);
  });

  it('is over before it tells, so that another can be begun', async () => {
    let framesThen: number | undefined;
    go(login(), () => {
      const [before] = frames();
      // It listens no more, and goes in a moment.
      loginWindow.close();
      framesThen = before ? 1 : 0;
      openHiddenIframe({ url: hostile.url('/hang'), state: 'another', redirectUrl }).close();
    });
    await waitUntil(() => framesThen !== undefined);
    expect(told).to.have.length(1);
  });

  it('does not give up any more once the answer is here', async () => {
    const { setTimeout: real } = window;
    window.setTimeout = ((run: () => void, wait = 0) => real(run, wait === 10_000 ? 1500 : wait)) as typeof real;
    try {
      go();
    } finally {
      window.setTimeout = real;
    }
    await isTold();
    await pause(1600);
    expect(told).to.have.length(1);
  });

  it('gives up after ten seconds', async () => {
    const { setTimeout: real } = window;
    let waited: number | undefined;
    window.setTimeout = ((run: () => void, wait = 0) => {
      waited ??= wait;
      return real(run, wait === 10_000 ? 100 : wait);
    }) as typeof window.setTimeout;
    try {
      go(hostile.url('/hang', { access: 'secret-1' }));
    } finally {
      window.setTimeout = real;
    }
    expect(waited).to.equal(10_000);
    await isTold();
    expect(told[0]).to.include({ code: 'refresh_failed', step: 'refresh' });
    expect((told[0] as OAuthConnectError).message)
      .to.contain(hostile.origin)
      .and.not.to.contain('secret-1');
    expect(told).to.have.length(1);
  });
});

describe('the hidden frame under a Content-Security-Policy', () => {
  const inPage = async (csp: string, foreign = '') => {
    const handle = await open(pageUrl({ csp }));
    return evaluateInWindow(
      async (options, foreign: string) => {
        const { openHiddenIframe } = await import('/src/transport/hidden-iframe.ts');
        const { describe } = await import('/src/errors/describe-error.ts');
        return new Promise((resolve) => {
          const timer = setTimeout(() => resolve('nothing'), 2500);
          openHiddenIframe(options).response.then(
            () => resolve('answer'),
            (error: OAuthConnectError) => {
              clearTimeout(timer);
              describe(error);
              const { code, step, message } = error;
              resolve(code === 'state_mismatch' ? 'wrong state' : { code, step, message, frames: frames.length });
            },
          );
          if (foreign) document.body.append(Object.assign(document.createElement('iframe'), { src: foreign }));
        });
      },
      { handle },
      { url: login({ secret: 'secret-1', delay: foreign ? '300' : '0' }), state, redirectUrl },
      foreign,
    );
  };

  it('ends in an error that names the origin to add', async () => {
    const failed = (await inPage("script-src 'self'; frame-src 'self'")) as OAuthConnectError;
    expect(failed).to.include({ code: 'network_error', step: 'refresh' });
    expect(failed.message).to.contain(`add ${hostile.origin} to its frame-src`).and.not.to.contain('secret-1');
  });

  it('says so too where default-src forbids it', async () => {
    expect(await inPage("default-src 'none'; script-src 'self'")).to.include({ code: 'network_error' });
  });

  it('names its own origin where the callback page is forbidden', async () => {
    const failed = (await inPage(`script-src 'self'; frame-src ${hostile.origin}`)) as OAuthConnectError;
    expect(failed.message).to.contain('frame-src');
  });

  it('brings the answer where both are allowed, and with no style but the page’s own', async () => {
    expect(await inPage(`default-src 'none'; script-src 'self'; frame-src 'self' ${hostile.origin}`)).to.equal(
      'answer',
    );
  });

  it('is not disturbed by another frame that is forbidden', async () => {
    const csp = `script-src 'self'; frame-src 'self' ${hostile.origin}`;
    expect(await inPage(csp, 'https://evil.example/')).to.equal('answer');
  });
});
