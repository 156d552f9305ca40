import { words, type OptionName } from './options.js';

/** What is expected of an attribute, to follow its name. */
const faultWords: Readonly<Record<string, string>> = {
  text: 'must be a text',
  redirect: 'must have no query, fragment or template',
  wildcard: 'must not hold a wildcard',
  fragment: 'must not have a fragment',
  query: 'must not have a query',
  user: 'must not hold a user name or password',
  http: 'may be http: only while the page itself is on a loopback host',
  scheme: 'must begin with https:',
  repaired: 'must not hold spaces, control characters or backslashes',
  url: 'is no URL',
  whole: 'must be a whole URL, such as https://example.com',
  expression: 'has a template that is none; write {{ path }}',
  unclosed: 'has a template that is not closed: write {{ path }}',
};

const oneOf = (name: OptionName): string =>
  `must be ${(words[name as keyof typeof words] as readonly string[]).map((one) => `"${one}"`).join(' or ')}`;

/** The words for what a reader threw; readers that are loaded with these have their own. */
export const wordsOf = (error: unknown, name?: OptionName): string => {
  const { message } = error as Error;
  return message === 'word' && name ? oneOf(name) : (faultWords[message] ?? message);
};
