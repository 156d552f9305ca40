/** What is set here, or must never be in a login page's address (RFC 6749 §4.2.1, RFC 9101 §5, RFC 9449 §10). */
const reserved =
  /^(?:client_(?:id|secret)|redirect_uri|response_(?:type|mode)|scope|state|nonce|code(?:_verifier|_challenge(?:_method)?)?|request(?:_uri)?|dpop_jkt)$/;

/** A parameter that an author may not put into a login page's address, if there is one. */
export const reservedParam = (names: Iterable<string>): string | undefined =>
  [...names].find((name) => reserved.test(name));
