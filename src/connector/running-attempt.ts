import type { Connection } from '../connections/connection.js';
import type { Attempt } from '../sign-in/attempt.js';

/** How far an attempt is: the visitor signs in in a window, this tab leaves for the login page, or the answer is checked. */
export type Progress = 'waiting' | 'leaving' | 'checking';

/** An attempt of a connector: how far it is, and who waits for it. */
export class RunningAttempt {
  readonly attempt: Attempt;
  /** The visitor signs in, an answer is being checked, or nothing is expected any more, though an answer still counts. */
  progress: 'waiting' | 'checking' | null = 'waiting';
  /** Whether `cancelled` with `closed` has been fired. */
  isLate = false;
  #promise!: Promise<Connection>;
  #resolve!: (connection: Connection) => void;
  #reject!: (reason: unknown) => void;

  constructor(attempt: Attempt) {
    this.attempt = attempt;
    this.#wait();
  }

  /** What `connect()` gives, to whoever calls it while the attempt runs. */
  get promise(): Promise<Connection> {
    return this.#promise;
  }

  /** An answer is here. Those who ask after a window that read as closed get another promise than those before. */
  check(): void {
    this.progress = 'checking';
    if (!this.isLate) return;
    this.#wait();
    this.#promise.catch(() => undefined);
  }

  resolve(connection: Connection): void {
    this.#resolve(connection);
  }

  reject(reason: unknown): void {
    this.#reject(reason);
  }

  #wait(): void {
    this.#promise = new Promise((resolve, reject) => {
      this.#resolve = resolve;
      this.#reject = reject;
    });
  }
}
