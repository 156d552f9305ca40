/** What visitors read about what they typed, in English. */
export const en = {
  /** What the star at a label means. */
  requiredNote: '* Required',
  webAddress: 'Enter a web address, such as https://example.com',
  oneName: 'Enter one name of letters, digits and hyphens, without dots or spaces',
  otherHost: (hosts: string) => `Enter an address at one of these: ${hosts}`,
};

/** The texts of a language for fields. */
export type FieldMessages = typeof en;
