import { randomBytes } from 'node:crypto';
import { parseArgs } from 'node:util';
import { createTokenProxy } from '../index.js';
import type { TokenProxyLogEntry } from '../options.js';
import { ConfigError, isPort, readConfigFile } from './config-file.js';
import { startServer } from './node-server.js';

/** The token proxy as a server of its own: `oauth-connect proxy`, and `oauth-connect-proxy`. */

const help = `oauth-connect-proxy: keeps OAuth client secrets on a server, for pages with <oauth-connect>.

  npx --no oauth-connect proxy --config proxy.json [--port 8787] [--host 127.0.0.1]

  --config FILE   the configuration, as JSON (see below)
  --port NUMBER   where to listen; default: "port" in the file, else 8787
  --host HOST     which interface; default: "host" in the file, else 127.0.0.1
  --new-key       prints a new key for keepRefreshTokens, and ends
  --help          prints this, and ends

proxy.json:

  {
    "allowedOrigins": ["https://app.example"],
    "providers": {
      "github": {
        "provider": "github",
        "clientId": "abc123",
        "clientSecret": { "env": "GITHUB_CLIENT_SECRET" },
        "redirectUrls": ["https://app.example/oauth-callback.html"]
      }
    }
  }

Secrets come from environment variables only. Let your web server, which speaks https, pass /oauth/ on to this one, and
write in the page: <oauth-connect provider="github" client-id="abc123" token-url="/oauth/github/token"></oauth-connect>
`;

const defaultPort = 8787;

/** One line for each request; nothing secret is in an entry. */
function log({ provider, action, status, error, problem }: TokenProxyLogEntry): void {
  const line = [new Date().toISOString(), status, provider, action, error, problem];
  console.log(line.filter((part) => part !== undefined).join(' '));
}

/**
 * Runs the command; a server that has started goes on after it.
 *
 * @param args - what stands behind the command's name
 * @throws with words for whoever has started it
 */
async function start(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      config: { type: 'string' },
      port: { type: 'string' },
      host: { type: 'string' },
      'new-key': { type: 'boolean' },
      help: { type: 'boolean' },
    },
  });
  if (values.help) {
    process.stdout.write(help);
    return;
  }
  if (values['new-key']) {
    console.log(randomBytes(32).toString('base64url'));
    return;
  }
  if (!values.config) throw new ConfigError('--config is missing. See --help.');
  const asked = values.port === undefined ? undefined : Number(values.port);
  if (asked !== undefined && !isPort(asked)) throw new ConfigError('--port must be a number from 0 to 65535.');
  const config = await readConfigFile(values.config, process.env).catch((error: unknown) => {
    throw new ConfigError(`${values.config ?? ''}: ${(error as Error).message}`);
  });
  const proxy = createTokenProxy({ log, ...config.options });
  const host = values.host ?? config.host;
  const server = await startServer(proxy, { port: asked ?? config.port ?? defaultPort, host });
  // Before it is said: whoever reads that may end it at once.
  endOnSignal(server.close);
  const shown = server.host.includes(':') ? `[${server.host}]` : server.host;
  console.log(`oauth-connect-proxy listens on http://${shown}:${server.port}`);
}

/** Requests under way are answered; a second signal does not wait for them. */
function endOnSignal(close: () => Promise<void>): void {
  let ending = false;
  const end = () => {
    if (ending) process.exit(1);
    ending = true;
    void close().then(() => process.exit(0));
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, end);
  endWithNpm(() => {
    if (!ending) end();
  });
}

/**
 * npx hands a signal on to the shell between it and us, and that shell dies of it without a word to us: left alone, the
 * server would live on and keep its port. Losing the parent is how it shows.
 */
function endWithNpm(end: () => void): void {
  const { ppid: parent, env } = process;
  if (!env['npm_command']) return;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    end();
  }, 250);
  timer.unref();
}

/** `oauth-connect-proxy ARGS`. What goes wrong is told on stderr, and by the exit code. */
export function runProxyCommand(args: readonly string[]): Promise<void> {
  return start(args).catch((error: unknown) => {
    // Its words are for whoever started this; a stack would say nothing to them.
    console.error(`oauth-connect-proxy: ${(error as Error).message.replace(/^createTokenProxy: /, '')}`);
    process.exitCode = 1;
  });
}
