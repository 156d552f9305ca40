/** Who asks: a page of an origin. The command plays one; the set-up page of the demo is one. */

/** An answer, as far as the page gets it. */
export interface Answer {
  /** 0 where the page may not know. */
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** Whether the page may read the answer (Fetch Standard §4.10, CORS check). */
  readonly readable: boolean;
}

/** A page, and what it can ask. */
export interface AskingPage {
  readonly origin: string;
  /**
   * Sends one request, without following a redirect.
   *
   * @throws with words, where no answer comes
   */
  readonly ask: (url: URL, init?: RequestInit) => Promise<Answer>;
  /** Whether the page may send a token to another origin (Fetch Standard §4.9), and if not, what shows it. */
  readonly preflight: (url: URL, method: string) => Promise<{ readonly allowed: boolean; readonly why: string }>;
}
