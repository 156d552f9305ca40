/** The globals of the runner's mocha, as far as tests here use them. No `skip`: see run.js. */

interface MochaContext {
  timeout(milliseconds: number): this;
  /** In a hook after each test: that one. */
  readonly currentTest?: { readonly state?: 'passed' | 'failed' };
}

type MochaFunction = (this: MochaContext) => unknown;

declare function describe(title: string, define: () => void): void;
declare namespace describe {
  function only(title: string, define: () => void): void;
}
declare function it(title: string, test: MochaFunction): void;
declare namespace it {
  function only(title: string, test: MochaFunction): void;
}
declare function before(hook: MochaFunction): void;
declare function after(hook: MochaFunction): void;
declare function beforeEach(hook: MochaFunction): void;
declare function afterEach(hook: MochaFunction): void;
