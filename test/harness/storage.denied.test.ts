/** Shows that in files named `….denied.test.ts` the browser denies storage, as some visitors' browsers do. */
import { expect } from 'chai';
import '../helpers/browser.js';

const errorOf = async (act: () => unknown): Promise<string> => {
  try {
    await act();
    return 'none';
  } catch (error) {
    return (error as Error).name;
  }
};

describe('a browser that denies storage', () => {
  for (const [what, act] of [
    ['sessionStorage', () => sessionStorage.length],
    ['localStorage', () => localStorage.length],
    ['the constructor of BroadcastChannel', () => new BroadcastChannel('one')],
    ['a request for a lock', () => navigator.locks.request('one', () => undefined)],
    [
      'the opening of a database',
      () =>
        new Promise((resolve, reject) => {
          const request = indexedDB.open('one');
          request.onsuccess = resolve;
          request.onerror = () => reject(request.error as DOMException);
        }),
    ],
  ] as const)
    it(`denies ${what}`, async () => {
      expect(await errorOf(act)).to.be.oneOf(['SecurityError', 'InvalidStateError']);
    });
});
