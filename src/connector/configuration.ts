import { logOnce } from '../errors/log-once.js';
import { OAuthConnectError } from '../errors/oauth-connect-error.js';
import { toJson } from '../platform/taken-at-load.js';
import * as sentences from '../settings/configuration-sentences.js';
import { namesPreset, type ConnectorOptions } from '../settings/options.js';
import { currentPage } from '../settings/page-environment.js';
import { readSettings } from '../settings/read-settings.js';
import type { ConfigurationProblem, Reading, Settings } from '../settings/settings.js';
import { describeError, features } from './features.js';

/** What an author wrote, as it was read last. Reading is synchronous, unless presets have to be loaded first. */

/** A configuration that has not been read yet. */
const unread: Reading = {
  settings: undefined,
  providerName: '',
  redirectUrl: '',
  errors: [],
  warnings: [],
  advice: [],
  error: undefined,
};

/** What reads presets, once it is loaded: with a preset that is there too, reading is synchronous. */
const loaded: { presets?: Awaited<ReturnType<typeof features.presets>> } = {};

/** Reads a configuration that names a preset. @throws `not_loaded` */
async function readWithPreset(options: ConnectorOptions): Promise<Reading> {
  const presets = (loaded.presets ??= await features.presets());
  await presets.loadPreset(String(options.provider));
  return presets.readWithPreset(options, currentPage());
}

/** A visitor cannot mend it, but whoever put the files up can. */
function withoutPresets(options: ConnectorOptions, error: OAuthConnectError): Reading {
  const reading = readSettings(options, currentPage(), (problems) =>
    problems.error('provider', sentences.providerNotLoaded(error.message.replace(/\.$/, ''))),
  );
  return { ...reading, error };
}

export class Configuration {
  #options: ConnectorOptions = {};
  #written: string | undefined;
  #reading = unread;
  #notes: readonly ConfigurationProblem[] = [];
  #pending: Promise<void> | undefined;

  /** What it says; its `settings` are there where they can be used. */
  get reading(): Reading {
    return this.#reading;
  }

  /** A preset under way. */
  get pending(): Promise<void> | undefined {
    return this.#pending;
  }

  /** What works but should not stay so. */
  get warnings(): readonly ConfigurationProblem[] {
    return [...this.#reading.warnings, ...this.#notes];
  }

  /**
   * Takes over options; those equal in content are no change.
   *
   * @param taken - called when they have been read: at once, but where a preset has to be loaded
   */
  take(options: ConnectorOptions, taken: () => void): void {
    const written = textOf(options);
    if (written !== undefined && written === this.#written) return;
    this.#written = written;
    this.#options = options;
    const { presets } = loaded;
    if (namesPreset(options) && (!presets || presets.isPending(String(options.provider))))
      this.#readLater(options, taken);
    else this.#finish((presets?.readWithPreset ?? readSettings)(options, currentPage()), taken);
  }

  /** Reads again, where presets could not be loaded. */
  retry(taken: () => void): void {
    if (this.#reading.error?.code === 'not_loaded') this.#readLater(this.#options, taken);
  }

  /** Logs what is wrong, once for a page: as one error, and a warning for each that a better way is known for. */
  log(): void {
    const { error, advice } = this.#reading;
    if (error) void describeError(error).then(({ message }) => logOnce('error', message));
    for (const { message } of advice) logOnce('warn', message);
  }

  /** Adds a warning that is found only while the configuration is used. */
  note(attribute: string, problem: string): void {
    const message = `${attribute} ${problem}`;
    if (this.#notes.some((note) => note.message === message)) return;
    this.#notes = [...this.#notes, { attribute, message }];
    logOnce('warn', message);
  }

  /** Notes where answers of several providers come to the same redirect URL, with nothing that tells them apart. */
  noteSharedRedirectUrl({ issuer, redirectUrl, loginUrl }: Settings): void {
    const server = loginUrl?.written.replace(/\?.*/, '') ?? '';
    if (!issuer && isShared(redirectUrl, server)) this.note('issuer', 'should be set: providers share redirect-url.');
  }

  #readLater(options: ConnectorOptions, taken: () => void): void {
    const pending = (this.#pending = readWithPreset(options)
      .catch((error: unknown) => withoutPresets(options, error as OAuthConnectError))
      .then((reading) => {
        // Other options may have been taken over meanwhile.
        if (this.#pending === pending) this.#finish(reading, taken);
      }));
  }

  #finish(reading: Reading, taken: () => void): void {
    this.#pending = undefined;
    this.#reading = reading;
    taken();
  }
}

/** What tells options from others; `undefined` for what JSON cannot hold, which is found as an error when it is read. */
function textOf(options: ConnectorOptions): string | undefined {
  try {
    return toJson(options);
  } catch {
    return undefined;
  }
}

const servers = new Map<string, string>();

/** Whether nothing but `iss` would tell an answer's provider (RFC 9700 §4.4). The first one that comes is remembered. */
function isShared(redirectUrl: string, server: string): boolean {
  const known = servers.get(redirectUrl) ?? server;
  servers.set(redirectUrl, known);
  return known !== server;
}
