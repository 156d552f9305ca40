import type { Connection } from '../connections/connection.js';
import type { SignInOptions } from '../sign-in/attempt.js';

/** What `connect()` can be told. */
export interface ConnectOptions extends Omit<SignInOptions, 'identifier'> {
  /** The account to connect again, sent as `login_hint`; another one that comes back is `wrong_account`. */
  readonly identifier?: string | Connection | undefined;
  /** Ends the attempt. */
  readonly signal?: AbortSignal | undefined;
}
