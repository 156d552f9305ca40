#!/usr/bin/env node
import { runProxyCommand } from '../token-proxy/node/proxy-command.js';
import { runCheck } from './check.js';
import { runCopy } from './copy.js';

/** `oauth-connect`: what would otherwise be done by hand when a page is set up. */

const help = `oauth-connect: what a page with <oauth-connect> needs around it.

  oauth-connect copy DIR     copies the files that a page needs
  oauth-connect check URL    looks whether everything is there: redirect page, login page, CORS, PKCE
  oauth-connect proxy        the token proxy, for providers that demand a client secret

"oauth-connect COMMAND --help" tells more of each.
`;

const commands: Readonly<Record<string, (args: readonly string[]) => Promise<void>>> = {
  copy: runCopy,
  check: runCheck,
  proxy: runProxyCommand,
};

const [name, ...args] = process.argv.slice(2);
const command = name !== undefined && Object.hasOwn(commands, name) ? commands[name] : undefined;

if (command) {
  try {
    await command(args);
  } catch (error) {
    // Its words are for whoever started this; a stack would say nothing to them.
    console.error(`oauth-connect ${name ?? ''}: ${(error as Error).message}`);
    process.exitCode = 1;
  }
} else if (name === undefined || name === '--help' || name === 'help') {
  process.stdout.write(help);
} else {
  console.error(`oauth-connect: there is no command "${name}".\n\n${help}`);
  process.exitCode = 1;
}
