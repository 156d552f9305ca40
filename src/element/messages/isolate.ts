/**
 * Keeps a name of any direction from turning the words around it (Unicode Bidirectional Algorithm, UAX #9 §2.4): U+2068
 * takes the direction of what follows, U+2069 ends it.
 */
export const isolate = (name: string): string => `\u2068${name}\u2069`;
