/** What visitors are asked before an account is disconnected, in English. */
export const en = {
  disconnectQuestion: 'Disconnect this account?',
  keepConnected: 'Keep it connected',
};

/** The texts of a language for that question. */
export type QuestionMessages = typeof en;
