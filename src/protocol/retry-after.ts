/**
 * What a server asks to wait (RFC 9110 §10.2.3), in seconds; less than zero for a moment that has passed, `NaN` for what is
 * neither seconds nor a date.
 */
export const secondsOf = (retryAfter: string): number =>
  /^\d+$/.test(retryAfter) ? Number(retryAfter) : (Date.parse(retryAfter) - Date.now()) / 1000;
