/**
 * What checks and stored values rest on, taken as this module loads: a script that puts something of its own in its place
 * later changes nothing here. `fetch` and `open` are not among it: tests, tracing and pages wrap them on purpose.
 */

export const { URL } = globalThis;
export const { parse: parseJson } = JSON;
const { stringify } = JSON;
const getRandomValues = crypto.getRandomValues.bind(crypto);

const { EventTarget, MessagePort } = globalThis;
/** In tests without a browser there is no window, but functions that stand in for its own. */
const hasWindow = globalThis instanceof EventTarget;
// The window's, which a page may hide by functions of its own.
export const addEventListener: typeof globalThis.addEventListener = hasWindow
  ? EventTarget.prototype.addEventListener.bind(globalThis)
  : (...all: Parameters<typeof globalThis.addEventListener>) => {
      globalThis.addEventListener(...all);
    };
export const dispatchEvent: typeof globalThis.dispatchEvent = hasWindow
  ? EventTarget.prototype.dispatchEvent.bind(globalThis)
  : (event) => globalThis.dispatchEvent(event);

const postMessage = Reflect.get(MessagePort.prototype, 'postMessage') as (this: MessagePort, message: unknown) => void;

/** `postMessage()` of a port. */
export const postTo = (port: MessagePort, message: unknown): void => postMessage.call(port, message);

/** So many random octets. */
export const randomOctets = (count: number): Uint8Array => getRandomValues(new Uint8Array(count));

/**
 * JSON, whatever `toJSON` a script has put on the prototypes that all objects share, as old versions of Prototype.js do.
 *
 * @param value - what `JSON.stringify()` takes; a `toJSON` of its own or of its class counts as ever
 * @param change - called with each value within it, for what is to be written in its place
 */
export const toJson = (value: unknown, change = (written: unknown): unknown => written): string =>
  stringify(value, function (this: Record<string, unknown>, key, result: unknown) {
    const written = this[key];
    return change(written === result ? written : ownJson(written, result));
  });

/** @param result - what a `toJSON` has made of it */
function ownJson(written: unknown, result: unknown): unknown {
  if (written instanceof Date) return Number.isNaN(written.getTime()) ? null : written.toISOString();
  const { toJSON } = written as { toJSON?: unknown };
  const isShared = [Object, Array].some(({ prototype }) => (prototype as { toJSON?: unknown }).toJSON === toJSON);
  return isShared ? written : result;
}
