/** What visitors read when something went wrong or ran out, in English. What stands beside other words is a whole sentence. */
export const en = {
  invalid: (provider: string) => `${provider} can’t be connected on this page yet.`,
  invalidHint: 'It isn’t you: this site has to finish setting it up.',
  blocked: 'Your browser blocked the sign-in window.',
  expired: 'Sign in again to keep it connected',
  reconnect: 'Reconnect',
  reconnectName: (name: string) => `Reconnect ${name}`,
  continueHere: 'Continue in this tab',
  blockedHint: 'If one has opened all the same, go on there. If not, let this site open windows, then try again.',
  unreachable: (provider: string) => `${provider} didn’t answer.`,
  refused: (provider: string) => `${provider} didn’t let us in.`,
  wrongAccount: 'That was another account.',
  untrusted: 'That sign-in didn’t start here.',
  failedHint: 'Nothing was changed. You can try again now; if it keeps happening, tell this site’s owner:',
  /** Between two sentences: empty where the full stop has its own space, as in Chinese. */
  space: ' ',
};

/** The texts of a language for errors. */
export type ErrorMessages = typeof en;
