/** What visitors read when something went wrong or ran out, in English. What stands beside other words is a whole sentence. */
export const en = {
  invalid: (provider: string) => `${provider} can’t be connected on this page yet.`,
  invalidHint: 'It isn’t you: this site has to finish setting it up.',
  blocked: 'Your browser blocked the sign-in window.',
  expired: 'Sign in again to keep it connected',
  reconnect: 'Reconnect',
  reconnectName: (name: string) => `Reconnect ${name}`,
  continueHere: 'Continue in this tab',
  blockedHint:
    'If it opened all the same, sign in there. If not, allow pop-ups for this site in the address bar, then try again.',
  unreachable: (provider: string) => `${provider} didn’t answer.`,
  unreachableHint: 'Check that you’re online, then try again.',
  refused: (provider: string) => `${provider} didn’t complete the sign-in.`,
  unreadable: (provider: string) => `${provider} didn’t say which account it is.`,
  wrongAccount: 'You signed in with another account.',
  wrongAccountHint: (name: string) => `Try again and choose ${name}.`,
  untrusted: 'This sign-in was stopped for your safety.',
  untrustedHint: 'Close other sign-in windows, then try again.',
  failedHint: 'Try again. If that doesn’t help, send this site’s owner the code below.',
  /** Between two sentences: empty where the full stop has its own space, as in Chinese. */
  space: ' ',
};

/** The texts of a language for errors. */
export type ErrorMessages = typeof en;
