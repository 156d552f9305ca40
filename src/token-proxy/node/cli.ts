#!/usr/bin/env node
import { runProxyCommand } from './proxy-command.js';

/** `oauth-connect-proxy`: the token proxy alone, as it has been called from the beginning. */
await runProxyCommand(process.argv.slice(2));
