/** What visitors read about what they typed, in English. */
export const en = {
  webAddress: 'Enter a web address, such as https://example.com',
};

/** The texts of a language for fields. */
export type FieldMessages = typeof en;
