import { html, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from 'lit';
import type { Connector } from '../connector/connector.js';
import type { ErrorCode } from '../errors/oauth-connect-error.js';
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

/** The words for what went wrong or ran out. */
interface ErrorWords {
  errorTitle(code: ErrorCode, words: Words): string;
  expiredAnnouncement(name: string, words: Words): string;
}

/**
 * What there is to say of a connector.
 *
 * @param views - the words for what went wrong or ran out, where they have been loaded
 */
export function announcementOf(
  { status, progress, error, connection }: Connector,
  words: Words,
  views: ErrorWords | undefined,
): Announcement {
  const { texts, provider } = words;
  if (progress) return { state: progress, words: progress === 'checking' ? texts.checking : texts.waiting(provider) };
  if (error) return { state: 'failed', words: views?.errorTitle(error.code, words) ?? texts.failed(provider) };
  if (!connection) return { state: status, words: texts.ended };
  const { name } = connection;
  if (status === 'connected') return { state: status, words: texts.nowConnected(name) };
  return { state: status, words: views?.expiredAnnouncement(name, words) ?? '' };
}
