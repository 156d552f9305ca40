import { html, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from 'lit';
import type { Connector } from '../connector/connector.js';
import type { ErrorCode } from '../errors/oauth-connect-error.js';
import { expiredAnnouncement } from './views/account.js';
import type { Words } from './views/words.js';

/** A state, and what is said when it is a new one. */
export interface Announcement {
  readonly state: string;
  readonly words: string;
}

/** Tells those who do not see the element what has changed. */
export class Announcer implements ReactiveController {
  readonly #current: () => Announcement;
  #state: string | undefined;
  #said = '';

  /** @param current - the state that the element is in */
  constructor(host: ReactiveControllerHost, current: () => Announcement) {
    this.#current = current;
    host.addController(this);
  }

  hostUpdate(): void {
    const { state, words } = this.#current();
    // The state at first is what the page is like, and no news.
    if (this.#state !== undefined && this.#state !== state) this.#said = words;
    this.#state = state;
  }

  /** The region that screen readers read aloud when its text changes (ARIA `status`). */
  render(): TemplateResult {
    return html`<div class="hidden" role="status">${this.#said}</div>`;
  }
}

/**
 * What there is to say of a connector.
 *
 * @param errorTitle - what to call an error, where that has been loaded
 */
export function announcementOf(
  { status, progress, error, connection }: Connector,
  { texts, provider }: Words,
  errorTitle?: (code: ErrorCode, words: Words) => string,
): Announcement {
  if (progress) return { state: progress, words: progress === 'waiting' ? texts.waiting(provider) : texts.checking };
  if (error) return { state: 'failed', words: errorTitle?.(error.code, { texts, provider }) ?? texts.failed(provider) };
  if (!connection) return { state: status, words: texts.ended };
  const { name } = connection;
  return { state: status, words: status === 'connected' ? texts.nowConnected(name) : expiredAnnouncement(name, texts) };
}
