import type { Connection } from '../connections/connection.js';
import { failure, OAuthConnectError } from '../errors/oauth-connect-error.js';
import type { FieldValues } from '../settings/login-fields.js';
import type { Settings } from '../settings/settings.js';
import { Attempt, type SignInOptions } from '../sign-in/attempt.js';
import { completeSignIn, startSignIn, type CompletedSignIn, type LoginAnswer } from '../sign-in/sign-in.js';
import { hasTransientActivation } from '../transport/transient-activation.js';
import { dropTokens } from './drop-tokens.js';
import { CancelledEvent, ConnectingEvent, type CancelReason } from './events.js';
import { describeError, features } from './features.js';
import { grantFor } from './grants.js';
import { RunningAttempt, type Progress } from './running-attempt.js';

/** The attempts of a connector, one after the other: each begins, ends once, and is told of. */

const attemptTimeoutMs = 30 * 60_000;

/** Who has attempts. */
export interface SignInsOwner {
  /** Fires an event. @returns `false` where it was prevented */
  fire(event: Event): boolean;
  /** Tells of another status, if it is another one. */
  changed(): void;
  /** Something went wrong, which `error` holds by now. */
  failed(error: OAuthConnectError): unknown;
  /** Keeps what a sign-in has come to, and tells of it; the attempt is over by then. */
  keep(completed: CompletedSignIn, isLate: boolean): Promise<Connection>;
}

/** Why a promise of a sign-in that nothing went wrong with is rejected. */
const ended = (how: string, name = 'AbortError'): DOMException => new DOMException(`The sign-in ended: ${how}.`, name);

export class SignIns {
  readonly #owner: SignInsOwner;
  #running: RunningAttempt | undefined;
  #error: OAuthConnectError | null = null;

  constructor(owner: SignInsOwner) {
    this.#owner = owner;
  }

  /** How far the attempt is that runs, if one does. */
  get progress(): Progress | null {
    const { progress = null, attempt } = this.#running ?? {};
    return progress === 'waiting' && attempt?.isRedirect ? 'leaving' : progress;
  }

  /** Whether an answer may come: of an attempt that runs, or of a window that reads as closed. */
  get isExpecting(): boolean {
    return Boolean(this.#running);
  }

  /** Why the last attempt failed, or `null`. */
  get error(): OAuthConnectError | null {
    return this.#error;
  }

  /** The promise of the attempt that runs, whose window is shown again; `undefined` where none does. */
  join(): Promise<Connection> | undefined {
    if (!this.#running || !this.progress) return undefined;
    this.#running.attempt.loginWindow?.focus();
    return this.#running.promise;
  }

  /**
   * Begins an attempt; to be called in the click's own task.
   *
   * @param remembered - what was typed when the account that is connected again was connected before
   * @param signal - ends it
   * @throws what keeps it from beginning: `template_failed`, `invalid_configuration`
   */
  start(
    settings: Settings,
    options: SignInOptions,
    remembered: FieldValues | undefined,
    signal: AbortSignal | undefined,
  ): Promise<Connection> {
    const attempt = new Attempt(settings, options, remembered);
    const running = new RunningAttempt(attempt);
    const hasActivation = hasTransientActivation();
    const onClosed = (): void => this.#close(running, () => this.#cancelled(running, 'closed'));
    const answer = startSignIn(attempt, grantFor(settings), {
      announce: () => this.#announce(running, signal),
      onClosed,
      onBlocked: () => void this.#block(running),
      onReadable: (popup) => void this.#expectCallbackPage(running, popup).catch(() => undefined),
      leave: async (_attempt, request) =>
        (await features.redirectSignIn()).leaveForSignIn(attempt, request, { hasActivation, onBack: onClosed }),
    });
    if (answer) {
      this.#owner.changed();
      void this.#complete(running, answer);
    }
    return running.promise;
  }

  /** Goes on with an attempt that came back to this page, unless another one runs here. */
  resume(attempt: Attempt, answer: () => Promise<LoginAnswer>): void {
    if (this.#running) return;
    const running = new RunningAttempt(attempt);
    // Nobody waits for it on this page.
    running.promise.catch(() => undefined);
    this.#running = running;
    void this.#complete(running, answer());
  }

  /** Ends the attempt, if there is one. */
  cancel(): void {
    if (this.#running) this.#end(this.#running, 'aborted');
  }

  /** Tells of an attempt that could not begin. @returns the error, with its sentence */
  async refuse(error: unknown): Promise<OAuthConnectError> {
    const told = await describeError(asOAuthConnectError(error));
    this.#report(told);
    return told;
  }

  /** From the click to the window: the page may prevent the attempt, or end it. */
  #announce(running: RunningAttempt, signal: AbortSignal | undefined): boolean {
    const { attempt } = running;
    const [before, error] = [this.#running, this.#error];
    this.#running = running;
    this.#error = null;
    this.#limit(running, signal);
    const isPrevented = !this.#owner.fire(new ConnectingEvent({ fieldValues: attempt.publicFieldValues }));
    if (isPrevented && !attempt.signal.aborted) {
      // As if nobody had asked: what there was is still good.
      this.#running = before;
      this.#error = error;
      attempt.end();
      running.reject(ended('prevented'));
      this.#owner.changed();
      return false;
    }
    // Also where a listener has cancelled this one: only one attempt may be answered.
    before?.attempt.end();
    return !attempt.signal.aborted;
  }

  /** Ends an attempt in time, and with its signal. */
  #limit(running: RunningAttempt, signal: AbortSignal | undefined): void {
    const over = running.attempt.signal;
    const timer = setTimeout(() => {
      this.#end(running, 'timeout', ended('timeout', 'TimeoutError'));
    }, attemptTimeoutMs);
    over.addEventListener('abort', () => clearTimeout(timer));
    signal?.addEventListener('abort', () => this.#end(running, 'aborted', signal.reason), { signal: over });
  }

  /** From the answer to the connection. */
  async #complete(running: RunningAttempt, coming: Promise<LoginAnswer>): Promise<void> {
    const { attempt } = running;
    try {
      const answer = await coming;
      attempt.signal.throwIfAborted();
      running.check();
      // Of a window that was taken for blocked.
      this.#error = null;
      this.#owner.changed();
      const completed = await completeSignIn(attempt, answer, dropTokens, features);
      // Cancelled in the very moment between the two.
      if (attempt.signal.aborted) dropTokens(completed.settings, completed.record);
      attempt.signal.throwIfAborted();
      completed.key?.handOver();
      this.#running = undefined;
      attempt.end();
      this.#owner.keep(completed, running.isLate).then(
        (connection) => running.resolve(connection),
        (error: unknown) => running.reject(error),
      );
    } catch (error) {
      if (!attempt.signal.aborted) await this.#fail(running, error);
    }
  }

  async #fail(running: RunningAttempt, error: unknown): Promise<void> {
    const { oauthError, step } = error as Partial<OAuthConnectError>;
    if (oauthError === 'access_denied' && step === 'login') {
      this.#end(running, 'denied');
      return;
    }
    running.attempt.end();
    running.progress = 'checking';
    const told = await describeError(asOAuthConnectError(error));
    // Cancelled while its sentence was loaded.
    if (this.#running !== running) return;
    this.#running = undefined;
    this.#report(told);
    running.reject(told);
  }

  /** The window reads as closed, or was blocked: that is told, but an answer still counts. */
  #close(running: RunningAttempt, tell: () => unknown): void {
    if (this.#running !== running || running.progress !== 'waiting') return;
    running.progress = null;
    running.isLate = true;
    tell();
  }

  /** The browser gave no handle of the window, which may have opened all the same. */
  async #block(running: RunningAttempt): Promise<void> {
    const told = await describeError(failure('popup_blocked', 'login', 'blocked', []));
    this.#close(running, () => {
      this.#report(told);
      running.reject(told);
    });
  }

  /** The window is at a page of this origin: the callback page speaks at once, and another one never does. */
  async #expectCallbackPage(running: RunningAttempt, popup: Window): Promise<void> {
    const { callbackMissing } = await features.missingCallback();
    const error = await callbackMissing(popup, running.attempt);
    if (running.progress === 'waiting') await this.#fail(running, error);
  }

  #end(running: RunningAttempt, reason: CancelReason, cause?: unknown): void {
    running.attempt.end();
    if (this.#running !== running) return;
    this.#running = undefined;
    if (running.progress) this.#cancelled(running, reason, cause);
  }

  #cancelled(running: RunningAttempt, reason: CancelReason, cause: unknown = ended(reason)): void {
    this.#owner.fire(new CancelledEvent(reason));
    this.#owner.changed();
    running.reject(cause);
  }

  #report(error: OAuthConnectError): void {
    this.#error = error;
    this.#owner.failed(error);
    this.#owner.changed();
  }
}

/** What is no error of ours is one of the browser's, whose words may hold anything. */
const asOAuthConnectError = (error: unknown): OAuthConnectError =>
  error instanceof OAuthConnectError
    ? error
    : failure('authorization_failed', 'login', 'unexpected', [error instanceof Error ? error.name : typeof error]);
