import { parseArgs, type ParseArgsConfig } from 'node:util';
import { findPreset } from '../presets/index.js';
import { readWithPreset } from '../presets/read-with-preset.js';
import { attributeName, optionNames, type ConnectorOptions } from '../settings/options.js';
import type { PageEnvironment } from '../settings/page-environment.js';
import { isLoopback, tryUrl } from '../settings/url-rules.js';
import { ask, fetchAsPage, pageOf } from './ask.js';
import { checkServers } from './check-servers.js';
import type { Finding } from './checks.js';
import { optionsInPage } from './page-options.js';

/** `oauth-connect check URL`: looks whether all that a sign-in needs is there, before a visitor finds out. */

const help = `oauth-connect check: looks whether all that a sign-in needs is there.

  oauth-connect check http://localhost:8000/                     a running page with the tag in its HTML
  oauth-connect check http://localhost:8000/ --issuer https://…  a page whose tag a script adds, with its settings

  --provider, --issuer, --login-url, --token-url, --test-url, --client-id, --redirect-url …
             the settings, as the tag's attributes have them; they win over those of the page
  --help     prints this, and ends

Nothing is signed in to: the token endpoint is asked with a code that is none. Exit code 1 where something is missing.
`;

const plainOptions = optionNames.filter((name) => name !== 'clientSecret');
const options: NonNullable<ParseArgsConfig['options']> = {
  help: { type: 'boolean' },
  ...Object.fromEntries(plainOptions.map((name) => [attributeName(name), { type: 'string' }])),
};

/**
 * Runs the command.
 *
 * @param args - what stands behind `check`
 * @throws with words for whoever has started it
 */
export async function runCheck(args: readonly string[]): Promise<void> {
  const { values, positionals } = parseArgs({ args: [...args], allowPositionals: true, options });
  if (values['help']) {
    process.stdout.write(help);
    return;
  }
  const address = tryUrl(positionals[0] ?? '');
  if (!address || !/^https?:$/.test(address.protocol) || positionals.length > 1)
    throw new Error('name the page, such as http://localhost:8000/. See --help.');
  const page = environmentOf(address);
  globalThis.fetch = fetchAsPage(page.origin);
  const given = Object.fromEntries(
    plainOptions.flatMap((name) => {
      const value = values[attributeName(name)];
      return value === undefined ? [] : [[name, value]];
    }),
  );
  const written = { ...(await optionsOfPage(address, given)), ...given };
  const findings = await checkAll(written, page);
  for (const { ok, what, wayOut } of findings) {
    console.log(`${ok ? '✓' : ok === false ? '✗' : '·'} ${sentence(what)}`);
    if (wayOut) console.log(`  → ${sentence(wayOut)}`);
  }
  const missing = findings.filter(({ ok }) => ok === false).length;
  console.log(missing ? `\n${missing} to mend.` : '\nAll that can be looked at without signing in is there.');
  if (missing) process.exitCode = 1;
}

/** What the engine says ends in a full stop already. */
const sentence = (text: string): string => (text.endsWith('.') ? text : `${text}.`);

const environmentOf = (address: URL): PageEnvironment => ({
  href: address.href,
  origin: address.origin,
  loopback: isLoopback(address.hostname),
  secure: address.protocol === 'https:' || isLoopback(address.hostname),
});

/** The tag's own settings; a page without one is well where they are given as options. */
async function optionsOfPage(address: URL, given: ConnectorOptions): Promise<ConnectorOptions> {
  const { status, text } = await ask(address, address.origin).catch((error: unknown) => {
    throw new Error(`${address.href}: ${(error as Error).message}`);
  });
  const found = status === 200 ? optionsInPage(text) : undefined;
  if (!found && !Object.keys(given).length)
    throw new Error(
      status === 200
        ? `${address.href} has no <oauth-connect> in its HTML. Where a script adds it, give its settings as options.`
        : `${address.href} answers ${status}.`,
    );
  return found ?? {};
}

async function checkAll(written: ConnectorOptions, page: PageEnvironment): Promise<readonly Finding[]> {
  const { settings, errors, warnings } = readWithPreset(written, page, findPreset);
  const told = [
    ...errors.map(({ message }) => ({ ok: false, what: `Settings: ${message}` })),
    ...warnings.map(({ message }) => ({ ok: undefined, what: `Settings: ${message}` })),
  ];
  return settings
    ? [{ ok: true, what: 'Settings: complete' }, ...told, ...(await checkServers(settings, pageOf(page.origin)))]
    : told;
}
