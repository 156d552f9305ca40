/** Which client asks, where a server has to be told. */
export interface Client {
  readonly id: string;
  readonly secret: string | undefined;
}

/**
 * The request that revokes a token (RFC 7009 §2.1). A public client names itself by `client_id`.
 *
 * @param token - what to revoke
 * @param hint - what kind of token it is
 */
export const revocationRequest = (
  token: string,
  hint: 'access_token' | 'refresh_token',
  client: Client,
  method: string,
): RequestInit => ({
  method,
  body: new URLSearchParams({
    token,
    token_type_hint: hint,
    client_id: client.id,
    ...(client.secret ? { client_secret: client.secret } : {}),
  }),
});
