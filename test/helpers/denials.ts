/** What browsers deny to pages whose storage visitors, employers or frames have blocked, denied here by hand. */

const denied = (): never => {
  throw new DOMException('The operation is insecure.', 'SecurityError');
};

/** Puts a getter that throws in place of a property. @returns what puts it back */
function denyProperty(target: object, name: string): () => void {
  const before = Object.getOwnPropertyDescriptor(target, name);
  Object.defineProperty(target, name, { get: denied, configurable: true });
  return () => {
    if (before) Object.defineProperty(target, name, before);
    else Reflect.deleteProperty(target, name);
  };
}

/** Puts another value in place of a property. @returns what puts it back */
function replace(target: object, name: string, value: unknown): () => void {
  const before = Object.getOwnPropertyDescriptor(target, name);
  Object.defineProperty(target, name, { value, configurable: true, writable: true });
  return () => {
    if (before) Object.defineProperty(target, name, before);
    else Reflect.deleteProperty(target, name);
  };
}

/** Each denies one thing to this page, and returns what gives it back. */
export const denials: Readonly<Record<string, () => () => void>> = {
  sessionStorage: () => denyProperty(window, 'sessionStorage'),
  localStorage: () => denyProperty(window, 'localStorage'),
  'the constructor of BroadcastChannel': () =>
    replace(
      window,
      'BroadcastChannel',
      class {
        constructor() {
          denied();
        }
      },
    ),
  'Web Locks': () => denyProperty(navigator, 'locks'),
  'a request for a lock': () =>
    replace(navigator, 'locks', { request: () => Promise.reject(new DOMException('Denied.', 'SecurityError')) }),
  'a request for a lock, at once': () => replace(navigator, 'locks', { request: denied }),
  IndexedDB: () => denyProperty(window, 'indexedDB'),
  'the opening of a database': () => replace(IDBFactory.prototype, 'open', denied),
};

/** Denies all of these. @returns what gives them back */
export function deny(names: readonly string[]): () => void {
  const undo = names.map((name) => denials[name]?.());
  return () => {
    for (const one of undo.reverse()) one?.();
  };
}
