/** Whether an ID token is asked for (OpenID Connect Core §3.1.2.1). */
export const asksForIdToken = (scope: string): boolean => /(?:^|\s)openid(?:\s|$)/.test(scope);
