/**
 * Several browsers of one kind, each with a test file of its own: what waits in one leaves the processors to the others.
 * Each is a process, not only a window: focus, timers of hidden windows and cookies are its own.
 */

/** @typedef {import('@web/test-runner').BrowserLauncher & { driver(sessionId: string): Promise<unknown> }} Launcher */

/** @implements {Launcher} */
export class BrowserPool {
  type = 'pool';
  /** @type {Launcher[]} */
  #idle;
  /** @type {Launcher[]} */
  #all;
  /** @type {Map<string, Launcher>} by session */
  #busy = new Map();

  /**
   * @param {string} name the runner tells launchers apart by their names
   * @param {Launcher[]} launchers
   */
  constructor(name, launchers) {
    this.name = name;
    this.concurrency = launchers.length;
    this.#all = launchers;
    this.#idle = [...launchers];
  }

  /** @type {NonNullable<Launcher['initialize']>} */
  async initialize(config, testFiles) {
    await Promise.all(this.#all.map((launcher) => launcher.initialize?.(config, testFiles)));
  }

  async stop() {
    await Promise.all(this.#all.map((launcher) => launcher.stop?.()));
  }

  /** @type {Launcher['startSession']} */
  async startSession(sessionId, url) {
    const launcher = this.#idle.shift();
    if (!launcher) throw new Error('More test files at a time than browsers.');
    this.#busy.set(sessionId, launcher);
    await launcher.startSession(sessionId, url);
  }

  /** @type {NonNullable<Launcher['startDebugSession']>} */
  async startDebugSession(sessionId, url) {
    await this.#all[0]?.startDebugSession?.(sessionId, url);
  }

  /** @type {Launcher['stopSession']} */
  async stopSession(sessionId) {
    const launcher = this.#of(sessionId);
    try {
      return await launcher.stopSession(sessionId);
    } finally {
      this.#busy.delete(sessionId);
      this.#idle.push(launcher);
    }
  }

  /** @type {Launcher['isActive']} */
  isActive(sessionId) {
    return this.#busy.get(sessionId)?.isActive(sessionId) ?? false;
  }

  /** @type {Launcher['getBrowserUrl']} */
  getBrowserUrl(sessionId) {
    return this.#of(sessionId).getBrowserUrl(sessionId);
  }

  /** @param {string} sessionId */
  driver(sessionId) {
    return this.#of(sessionId).driver(sessionId);
  }

  /** @param {string} sessionId */
  #of(sessionId) {
    const launcher = this.#busy.get(sessionId);
    if (!launcher) throw new Error(`There is no session ${sessionId}.`);
    return launcher;
  }
}
