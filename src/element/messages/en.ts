/** What visitors read, in English. Words, not codes; verbs on buttons; never "OAuth", "token" or "state". */
export const en = {
  /** Stands for the provider where only the visitor knows which server it will be. */
  someServer: 'your server',
  connect: (provider: string) => `Connect ${provider}`,
  waiting: (provider: string) => `Finish signing in to ${provider}`,
  windowOpened: 'A window has opened. Don’t see it?',
  showWindow: 'Show the window',
  checking: 'Almost there: checking the account…',
  cancel: 'Cancel',
  tryAgain: 'Try again',
  connected: (provider: string) => `${provider} · connected`,
  expired: 'Sign in again to keep it connected',
  disconnect: 'Disconnect',
  disconnectName: (name: string) => `Disconnect ${name}`,
  reconnect: 'Reconnect',
  reconnectName: (name: string) => `Reconnect ${name}`,
  nowConnected: (name: string) => `${name} is connected`,
  ended: 'Not connected',
  invalid: (provider: string) => `${provider} can’t be connected on this page yet`,
  invalidHint: 'It isn’t you: this site has to finish setting it up.',
  blocked: 'Your browser blocked the sign-in window',
  blockedHint: 'Let this site open windows, then try again.',
  unreachable: (provider: string) => `${provider} didn’t answer`,
  refused: (provider: string) => `${provider} didn’t let us in`,
  wrongAccount: 'That was another account',
  untrusted: 'That sign-in didn’t start here',
  failed: (provider: string) => `${provider} couldn’t be connected`,
  failedHint: 'Nothing was changed. You can try again now; if it keeps happening, tell this site’s owner:',
  webAddress: 'Enter a web address, such as https://example.com',
};

/** The texts of a language. */
export type Messages = typeof en;
