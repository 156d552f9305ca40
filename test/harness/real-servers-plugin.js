/**
 * Gives the tests of `npm run test:servers` the servers of test/servers/real/, one of each for a file; they get at them by
 * `test/servers/real/journey.ts`.
 *
 *   /support/real.json?session=…&name=mcp&redirect=…   starts it, and says where it is
 *   … &coop=same-origin                                its pages say so from now on; empties the log
 *   … &log                                             what was asked of it since, and what it printed
 */

/** @returns {import('@web/test-runner').TestRunnerPlugin} */
export function realServersPlugin() {
  /** @type {Map<string, ReturnType<typeof import('../servers/real/start.js').startReal>>} by session and name */
  const started = new Map();

  return {
    name: 'real-servers',
    async serve(context) {
      if (context.path !== '/support/real.json') return;
      const { session, name = '', redirect = '', host, coop, log } = Object.fromEntries(context.URL.searchParams);
      const key = `${session} ${name}`;
      const { startReal } = await import('../servers/real/start.js');
      const starting = started.get(key) ?? startReal(name, { redirectUrl: redirect, ...(host && { host }) });
      started.set(key, starting);
      const server = await starting;
      if (coop !== undefined) await server.setCoop(coop);
      const body = JSON.stringify(log === undefined ? server.facts : await server.log());
      return { type: 'json', headers: { 'Cache-Control': 'no-store', 'Access-Control-Allow-Origin': '*' }, body };
    },
    async serverStop() {
      const all = await Promise.allSettled(started.values());
      await Promise.all(all.map((one) => one.status === 'fulfilled' && one.value.close()));
    },
  };
}
