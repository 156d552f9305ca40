/** What visitors read, in English. Words, not codes; verbs on buttons; never "OAuth", "token" or "state". */
export const en = {
  /** Stands for the provider where only the visitor knows which server it will be. */
  someServer: 'your server',
  connect: (provider: string) => `Connect ${provider}`,
  waiting: (provider: string) => `Finish signing in to ${provider}`,
  windowOpened: 'A window has opened. Don’t see it?',
  showWindow: 'Show the window',
  checking: 'Checking the account…',
  cancel: 'Cancel',
  tryAgain: 'Try again',
  connected: (provider: string) => `${provider} · connected`,
  another: 'Connect another',
  disconnect: 'Disconnect',
  disconnectName: (name: string) => `Disconnect ${name}`,
  nowConnected: (name: string) => `${name} is connected`,
  ended: 'Not connected',
  failed: (provider: string) => `${provider} couldn’t be connected.`,
};

/** The texts of a language that are needed for a sign-in without questions or errors. */
export type Messages = typeof en;
