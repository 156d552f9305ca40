import { expect } from 'chai';
import { StorageArea, type Keepable } from '../../src/connections/local-storage.js';
import { evaluateInWindow, open, pageUrl } from '../helpers/browser.js';
import { pause, waitUntil } from '../helpers/wait.js';

/** What connections are kept in: contract, section 2 (`storage`). */

interface Note extends Keepable {
  readonly token: string;
}

const isNote = (value: object): value is Note => typeof (value as Note).token === 'string';
const note = (identifier: string, since = 1, token = `secret-of-${identifier}`): Note => ({
  id: `id-${identifier}-${String(since)}`,
  since,
  server: 'https://acme.example/authorize',
  identifier,
  token,
});
const area = (binding = 'binding') => new StorageArea<Note>(binding, isNote);
const names = (of: StorageArea<Note>) => of.read().map(({ identifier }) => identifier);
const keyOf = ({ server, identifier }: Note) =>
  `oauth-connect:connection:binding:${JSON.stringify([server, identifier])}`;

const clear = () => {
  localStorage.clear();
};
beforeEach(clear);

/** Replaces a property of the page until the test is over. */
const restorers: (() => void)[] = [];
function pretend(target: object, name: string, descriptor: PropertyDescriptor): void {
  const before = Object.getOwnPropertyDescriptor(target, name);
  Object.defineProperty(target, name, { configurable: true, ...descriptor });
  restorers.push(() => {
    if (before) Object.defineProperty(target, name, before);
    else Reflect.deleteProperty(target, name);
  });
}
afterEach(() => {
  for (const restore of restorers.splice(0)) restore();
  clear();
});

describe('storage="local"', () => {
  it('keeps records in the order in which they were connected', () => {
    const one = area();
    for (const record of [note('bert', 2), note('ada', 1), note('zoe', 3)]) expect(one.write(record)).to.equal(true);
    expect(one.read()).to.deep.equal([note('ada', 1), note('bert', 2), note('zoe', 3)]);
    expect(names(area())).to.deep.equal(['ada', 'bert', 'zoe']);
  });

  it('replaces a record of the same account, and keeps one of another server', () => {
    const one = area();
    one.write(note('ada', 1));
    one.write(note('ada', 2, 'renewed'));
    one.write({ ...note('ada', 3), server: 'https://other.example/authorize' });
    expect(one.read().map(({ token }) => token)).to.deep.equal(['renewed', 'secret-of-ada']);
  });

  it('removes one, and leaves nothing of it behind', () => {
    const one = area();
    one.write(note('ada'));
    one.write(note('bert'));
    one.remove(note('ada'));
    expect(names(one)).to.deep.equal(['bert']);
    one.remove(note('bert'));
    expect(localStorage.length).to.equal(0);
  });

  it('keeps bindings apart', () => {
    const [one, other] = [area('["a"]'), area('["a","b"]')];
    one.write(note('ada'));
    expect(names(other)).to.deep.equal([]);
  });
});

describe('what is found in storage', () => {
  const stored = { ...note('ada'), version: 2 };
  for (const [what, text] of Object.entries({
    'cut off': JSON.stringify(stored).slice(0, -9),
    'no JSON': 'hello',
    empty: '',
    null: 'null',
    'a list': JSON.stringify([stored]),
    'a number': '7',
    'of a later version': JSON.stringify({ ...stored, version: 3 }),
    'of no version': JSON.stringify(note('ada')),
    'without a token': JSON.stringify({ ...stored, token: 7 }),
  }))
    it(`is ignored where it is ${what}`, () => {
      localStorage.setItem(keyOf(note('ada')), text);
      const one = area();
      one.write(note('bert'));
      expect(names(one)).to.deep.equal(['bert']);
      one.write(note('ada'));
      expect(names(area()), 'and replaced by a good one').to.have.members(['ada', 'bert']);
    });

  it('is warned of once, without a word of what it was', async () => {
    const page = await open(pageUrl({}));
    const warnings = await evaluateInWindow(
      async () => {
        const { StorageArea } = await import('/src/connections/local-storage.ts');
        const said: string[] = [];
        console.warn = (text: string) => said.push(text);
        localStorage.setItem('oauth-connect:connection:binding:1', '{"token":"secret');
        localStorage.setItem('oauth-connect:connection:binding:2', '{"token":"secret"}');
        const area = new StorageArea('binding', () => true);
        area.read();
        area.read();
        return said;
      },
      { handle: page },
    );
    expect(warnings).to.have.length(1);
    expect(warnings[0]).to.contain('was ignored').and.not.to.contain('secret');
  });

  it('is taken over from version 1, each record by itself', () => {
    const old = ({ server, identifier, token }: Note) => ({ server, identifier, token });
    const list = [old(note('ada')), { ...old(note('bert')), token: 7 }, null, old(note('zoe'))];
    localStorage.setItem('oauth-connect:connections:1:binding', JSON.stringify(list));
    const [ada, zoe, ...others] = area().read();
    expect([ada?.token, zoe?.token, others.length]).to.deep.equal(['secret-of-ada', 'secret-of-zoe', 0]);
    expect(ada?.id).to.match(/^[0-9a-f-]{36}$/);
    expect(ada?.id).not.to.equal(zoe?.id);
    expect(localStorage.getItem('oauth-connect:connections:1:binding')).to.equal(null);
    expect(names(area()), 'and stays').to.deep.equal(['ada', 'zoe']);
  });

  for (const text of ['{', 'null', '7', '{"a":1}'])
    it(`is left out where version 1 was ${text}`, () => {
      localStorage.setItem('oauth-connect:connections:1:binding', text);
      expect(names(area())).to.deep.equal([]);
    });
});

describe('storage that fails', () => {
  for (const [what, get] of Object.entries({
    denied: () => {
      throw new DOMException('The operation is insecure.', 'SecurityError');
    },
    'not there': () => null,
  }))
    it(`ends in memory where localStorage is ${what}, and says so`, () => {
      pretend(window, 'localStorage', { get });
      const one = area();
      expect(one.write(note('ada'))).to.equal(false);
      expect(one.write(note('bert'))).to.equal(false);
      expect(names(one)).to.deep.equal(['ada', 'bert']);
      one.write(note('ada', 3, 'renewed'));
      expect(one.read().at(-1)?.token).to.equal('renewed');
      one.remove(note('ada', 3));
      expect(names(one)).to.deep.equal(['bert']);
      one.follow(() => undefined)();
    });

  it('ends in memory where it is full, and leaves no old token behind', () => {
    const one = area();
    one.write(note('ada', 1, 'old'));
    for (let size = 2 ** 23; size >= 1; size = Math.floor(size / 2))
      try {
        localStorage.setItem(`fill-${String(size)}`, 'x'.repeat(size));
      } catch {
        // Full.
      }
    expect(one.write(note('ada', 1, 'new'.repeat(1000)))).to.equal(false);
    expect(one.read().map(({ token }) => token)).to.deep.equal(['new'.repeat(1000)]);
    expect(area().read()).to.deep.equal([]);
    for (const key of Object.keys(localStorage)) localStorage.removeItem(key);
    expect(one.write(note('ada', 1, 'newest'))).to.equal(true);
    expect(
      area()
        .read()
        .map(({ token }) => token),
      'and goes back when there is room',
    ).to.deep.equal(['newest']);
    localStorage.clear();
    expect(one.read(), 'and is in memory no more').to.deep.equal([]);
  });
});

describe('storage="local" in several tabs', () => {
  it('loses no record, however many tabs write at the same moment', async () => {
    const pages = await Promise.all([1, 2, 3].map(() => open(pageUrl({}))));
    const write = async (tab: number, at: number) => {
      const { StorageArea } = await import('/src/connections/local-storage.ts');
      const area = new StorageArea('binding', () => true);
      await new Promise((resolve) => setTimeout(resolve, at - Date.now()));
      for (let n = 0; n < 40; n++) {
        area.write({ id: `${tab}-${n}`, since: n, server: 's', identifier: `${tab}-${n}`, token: 't' });
        if (n % 10 === 9) await new Promise((resolve) => setTimeout(resolve, 1));
      }
    };
    const start = Date.now() + 1000;
    await Promise.all(pages.map((handle, tab) => evaluateInWindow(write, { handle }, tab, start)));
    await waitUntil(() => area().read().length === 120, 'all of them');
  });

  /** A tab with an area; what it reads is kept up to date in `window.seen`. */
  async function follower(): Promise<string> {
    const handle = await open(pageUrl({}));
    await evaluateInWindow(
      async () => {
        const { StorageArea } = await import('/src/connections/local-storage.ts');
        const area = new StorageArea('binding', () => true);
        const look = () => {
          const seen = area.read().map(({ identifier }: { identifier: string }) => identifier);
          Object.assign(window, { area, seen: seen.join() });
        };
        look();
        area.follow(look);
      },
      { handle },
    );
    return handle;
  }
  const seenBy = (handle: string) => evaluateInWindow(() => (window as unknown as { seen: string }).seen, { handle });

  it('shows in each what another one did', async () => {
    const other = await follower();
    const one = area();
    const stop = one.follow(() => undefined);
    one.write(note('ada'));
    await waitUntil(async () => (await seenBy(other)) === 'ada');
    one.write(note('bert', 2));
    await waitUntil(async () => (await seenBy(other)) === 'ada,bert');
    one.remove(note('ada'));
    await waitUntil(async () => (await seenBy(other)) === 'bert');
    localStorage.clear();
    await waitUntil(async () => (await seenBy(other)) === '');
    stop();
  });

  it('tells others on a channel too, and no more than that something is new', async () => {
    const heard: unknown[] = [];
    const channel = new BroadcastChannel('oauth-connect:connection:binding:');
    channel.onmessage = ({ data }) => heard.push(data);
    const one = area();
    let told = 0;
    const stop = one.follow(() => told++);
    one.write(note('ada'));
    one.remove(note('ada'));
    await waitUntil(() => heard.length === 2);
    expect(heard).to.deep.equal([null, null]);
    expect(told, 'not told of its own').to.equal(0);
    channel.postMessage(null);
    await waitUntil(() => told === 1);
    stop();
    channel.postMessage(null);
    dispatchEvent(new StorageEvent('storage', { key: null }));
    await pause(50);
    expect(told, 'not told any more').to.equal(1);
    channel.close();
  });

  it('is told of nothing that is not its own', () => {
    let told = 0;
    const stop = area().follow(() => told++);
    dispatchEvent(new StorageEvent('storage', { key: 'theme' }));
    dispatchEvent(new StorageEvent('storage', { key: 'oauth-connect:connection:other:x' }));
    expect(told).to.equal(0);
    dispatchEvent(new StorageEvent('storage', { key: keyOf(note('ada')) }));
    expect(told).to.equal(1);
    stop();
  });

  it('looks again where the page comes back from the back/forward cache', () => {
    let told = 0;
    const stop = area().follow(() => told++);
    dispatchEvent(new PageTransitionEvent('pageshow', { persisted: false }));
    expect(told).to.equal(0);
    dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
    expect(told).to.equal(1);
    stop();
  });

  it('does not let a tab that was renewing replace what another has connected since', () => {
    const [renewing, signingIn] = [area(), area()];
    renewing.write(note('ada', 1));
    signingIn.write(note('ada', 2));
    // It read the old value, and heard of nothing.
    renewing.write(note('ada', 1, 'renewed'));
    expect(signingIn.read()).to.deep.equal([note('ada', 2)]);
    expect(renewing.read()).to.deep.equal([note('ada', 2)]);
    // The newer one can be renewed, and be removed by any tab.
    renewing.write(note('ada', 2, 'renewed'));
    expect(signingIn.read()).to.deep.equal([note('ada', 2, 'renewed')]);
    renewing.remove(note('ada', 2));
    expect(signingIn.read()).to.deep.equal([]);
    renewing.write(note('ada', 1, 'renewed'));
    expect(signingIn.read()).to.deep.equal([]);
  });

  it('does not let a tab that was renewing bring back what another has removed', () => {
    const [one, renewing] = [area(), area()];
    one.write(note('ada'));
    one.remove(note('ada'));
    renewing.write({ ...note('ada'), token: 'renewed' });
    expect(names(one)).to.deep.equal([]);
    expect(localStorage.length, 'nothing is left').to.equal(0);
    renewing.write(note('ada', 2));
    expect(names(one), 'connected again').to.deep.equal(['ada']);
  });
});
