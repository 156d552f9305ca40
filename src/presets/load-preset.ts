import { loadPart } from '../errors/load-part.js';
import type { Preset } from './preset.js';

/** What `provider` can name: each preset is loaded when the first configuration names it. */

const loaders: Readonly<Record<string, () => Promise<Preset>>> = {
  airtable: async () => (await import('./airtable.js')).airtable,
  anilist: async () => (await import('./anilist.js')).anilist,
  asana: async () => (await import('./asana.js')).asana,
  auth0: async () => (await import('./auth0.js')).auth0,
  box: async () => (await import('./box.js')).box,
  clickup: async () => (await import('./clickup.js')).clickup,
  discord: async () => (await import('./discord.js')).discord,
  dropbox: async () => (await import('./dropbox.js')).dropbox,
  facebook: async () => (await import('./facebook.js')).facebook,
  figma: async () => (await import('./figma.js')).figma,
  fitbit: async () => (await import('./fitbit.js')).fitbit,
  github: async () => (await import('./github.js')).github,
  gitlab: async () => (await import('./gitlab.js')).gitlab,
  google: async () => (await import('./google.js')).google,
  hubspot: async () => (await import('./hubspot.js')).hubspot,
  'hugging-face': async () => (await import('./hugging-face.js')).huggingFace,
  imgur: async () => (await import('./imgur.js')).imgur,
  keycloak: async () => (await import('./keycloak.js')).keycloak,
  lichess: async () => (await import('./lichess.js')).lichess,
  linear: async () => (await import('./linear.js')).linear,
  microsoft: async () => (await import('./microsoft.js')).microsoft,
  notion: async () => (await import('./notion.js')).notion,
  okta: async () => (await import('./okta.js')).okta,
  openstreetmap: async () => (await import('./openstreetmap.js')).openstreetmap,
  reddit: async () => (await import('./reddit.js')).reddit,
  salesforce: async () => (await import('./salesforce.js')).salesforce,
  slack: async () => (await import('./slack.js')).slack,
  spotify: async () => (await import('./spotify.js')).spotify,
  strava: async () => (await import('./strava.js')).strava,
  twitch: async () => (await import('./twitch.js')).twitch,
  zoom: async () => (await import('./zoom.js')).zoom,
};

/** All that can be named. */
export const presetIds: readonly string[] = Object.keys(loaders);

/** What this page has loaded, by id. */
const loaded = new Map<string, Preset>();

/** As in HTML, upper and lower case are the same. */
const idOf = (written: string): string => written.trim().toLowerCase();

/** The preset that is named, once it has been loaded. */
export const loadedPreset = (written: string): Preset | undefined => loaded.get(idOf(written));

/** Whether a preset is named that has not been loaded yet. */
export const isPending = (written: string): boolean => presetIds.includes(idOf(written)) && !loadedPreset(written);

/**
 * Loads the preset that is named, unless that is done, or there is none of that name.
 *
 * @throws `not_loaded`
 */
export async function loadPreset(written: string): Promise<void> {
  if (!isPending(written)) return;
  const id = idOf(written);
  loaded.set(id, await loadPart(id, loaders[id] as () => Promise<Preset>, 'configuration'));
}
