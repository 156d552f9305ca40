/** Answers that are held back until a test lets them go; other requests of the page are as ever. */

const platform = globalThis.fetch;

const addressOf = (input: RequestInfo | URL): string => (input instanceof Request ? input.url : String(input));

export interface HeldAnswer {
  /** Resolves once the server has answered: its work is done, and the page does not know of it. */
  readonly answered: Promise<void>;
  release(): void;
}

/** Holds back the next answer of an address that contains a text. To be ended by {@link letGo} after the test. */
export function holdAnswer(part: string): HeldAnswer {
  const answered = Promise.withResolvers<void>();
  const released = Promise.withResolvers<void>();
  const before = globalThis.fetch;
  globalThis.fetch = async (input, init) => {
    if (!addressOf(input).includes(part)) return before(input, init);
    globalThis.fetch = before;
    const response = await platform(input, init);
    answered.resolve();
    await released.promise;
    return response;
  };
  return { answered: answered.promise, release: () => released.resolve() };
}

/** To be called after each test that holds answers. */
export function letGo(): void {
  globalThis.fetch = platform;
}
