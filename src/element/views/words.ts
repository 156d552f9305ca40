import type { Messages } from '../messages/en.js';

/** What every view needs to speak. */
export interface Words {
  readonly texts: Messages;
  /** What the provider is called. */
  readonly provider: string;
}
