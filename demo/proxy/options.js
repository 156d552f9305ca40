// @ts-check

/**
 * What all the examples share: GitHub, for the page that is at `SITE`. Secrets come from the environment, never from a file.
 *
 *   SITE                  https://app.example
 *   GITHUB_CLIENT_ID      as in the page's client-id
 *   GITHUB_CLIENT_SECRET  from GitHub, Settings, Developer settings
 *   GITHUB_TOKEN_URL      only for a GitHub Enterprise server
 *   PROXY_KEY             keeps refresh tokens from the page; a key is what `oauth-connect-proxy --new-key` prints
 *
 * In the page: <oauth-connect provider="github" client-id="…" token-url="/oauth/github/token"></oauth-connect>
 *
 * @param {Record<string, string | undefined>} environment
 * @returns {import('oauth-connect/token-proxy').TokenProxyOptions}
 */
export const optionsFrom = ({
  SITE = '',
  GITHUB_CLIENT_ID = '',
  GITHUB_CLIENT_SECRET,
  GITHUB_TOKEN_URL,
  PROXY_KEY,
}) => ({
  providers: {
    github: {
      provider: 'github',
      tokenUrl: GITHUB_TOKEN_URL,
      clientId: GITHUB_CLIENT_ID,
      clientSecret: GITHUB_CLIENT_SECRET,
      redirectUrls: [`${SITE}/oauth-callback.html`],
    },
  },
  allowedOrigins: [SITE],
  keepRefreshTokens: PROXY_KEY ? { keys: [PROXY_KEY] } : undefined,
});
