import { expect } from 'chai';
import type { OAuthConnectElement } from '../../src/element/oauth-connect-element.js';
import { evaluateInWindow, open, pageUrl } from '../helpers/browser.js';
import { hostile } from '../helpers/servers.js';

/** A redirect attempt that is cancelled before its page has gone: contract, sections 5 and 7. */

interface Seen {
  stops: number;
  timers: number;
  request: number | string;
  notes: string[];
  isCancelled: boolean;
}

describe('a redirect attempt that is cancelled before the page has gone', () => {
  it('stops the page’s departure once, leaves no timer, and breaks off nothing that the page asks for later', async () => {
    const page = pageUrl({
      html: `<oauth-connect client-id="demo" provider-name="Acme" login-mode="redirect"
        login-url="${hostile.url('/answer', { delay: 3000, to: '/hang' })}"></oauth-connect>`,
      scripts: ['/dist/oauth-connect.js'],
    });
    const handle = await open(page);
    const seen = await evaluateInWindow(
      async (url: string): Promise<Seen> => {
        const halfAnHour = 30 * 60_000;
        const { setTimeout, clearTimeout, stop } = window;
        const running = new Map<number, () => void>();
        window.setTimeout = ((act: () => void, ms?: number) => {
          const id = setTimeout(act, ms);
          if (ms === halfAnHour) running.set(id as unknown as number, act);
          return id;
        }) as typeof window.setTimeout;
        window.clearTimeout = (id) => {
          running.delete(id as unknown as number);
          clearTimeout(id);
        };
        let stops = 0;
        // Bound, it reads as a function of the browser's: one that is the page's own would not be called.
        window.stop = (() => {
          stops += 1;
          stop.call(window);
        }).bind(undefined);
        const notes = () => Object.keys(sessionStorage).filter((key) => key.startsWith('oauth-connect:redirect:'));
        await customElements.whenDefined('oauth-connect');
        const element = document.querySelector('oauth-connect') as OAuthConnectElement;
        const ended = element.connect().catch((error: unknown) => (error as Error).name);
        while (!notes().length) await new Promise((wake) => setTimeout(wake, 5));
        // WebKit begins to leave a moment after it is asked to, and `stop()` stops nothing before that.
        await new Promise((wake) => setTimeout(wake, 300));
        element.cancel();
        const name = await ended;
        const request = fetch(url).then(
          ({ status }) => status,
          (error: unknown) => (error as Error).name,
        );
        element.cancel();
        element.remove();
        // Half an hour later.
        const left = [...running.values()];
        for (const act of left) act();
        return {
          stops,
          timers: left.length,
          request: await request,
          notes: notes(),
          isCancelled: name === 'AbortError',
        };
      },
      { handle },
      hostile.url('/api/slow', { ms: 300 }),
    );
    expect(seen).to.deep.equal({ stops: 1, timers: 0, request: 200, notes: [], isCancelled: true });
  });
});
