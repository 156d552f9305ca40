import { evaluateInWindow, pageUrl } from './other-windows.js';

/** The first build and this one, side by side: what visitors' browsers have stored is the one's, and read by the other. */

export interface Build {
  /** The address of the element's script. */
  readonly script: string;
  /** The address of its callback page. */
  readonly callback: string;
}

export const firstBuild: Build = {
  script: '/test/first-build/oauth-connect.js',
  callback: '/test/first-build/oauth-callback.html',
};
export const thisBuild: Build = { script: '/dist/oauth-connect.js', callback: '/oauth-callback.html' };

/** The address of a page with an element of that build; storage of both pages is the same, as is their origin. */
export function pageOf(build: Build, attributes: Record<string, string>): string {
  const text = Object.entries(attributes).map(([name, value]) => `${name}="${value.replaceAll('"', '&quot;')}"`);
  return pageUrl({ html: `<oauth-connect id="acme" ${text.join(' ')}></oauth-connect>`, scripts: [build.script] });
}

/** All that a page can tell of the connection of its element; the access token too, unless it is bound to a key. */
export const connectionIn = (handle: string) =>
  evaluateInWindow(
    async () => {
      const { connection, connections } = document.querySelector(
        'oauth-connect',
      ) as HTMLElementTagNameMap['oauth-connect'];
      if (!connection) return null;
      const { identifier, name, status, scope, expiresAt, profile, response, fieldValues } = connection;
      const accessToken = await connection.getAccessToken().catch((error: { code: string }) => error.code);
      const known = { identifier, name, status, scope, expiresAt, profile, response, fieldValues };
      return { ...known, accessToken, count: connections.length };
    },
    { handle },
  );

/** The status of a page's element once it is this one, or after five seconds whatever it is then. */
export const statusAfter = (handle: string, wanted: string) =>
  evaluateInWindow(
    async (status: string) => {
      const element = document.querySelector('oauth-connect') as HTMLElementTagNameMap['oauth-connect'];
      const end = performance.now() + 5000;
      while (element.status !== status && performance.now() < end)
        await new Promise((resolve) => setTimeout(resolve, 20));
      return element.status;
    },
    { handle },
    wanted,
  );
