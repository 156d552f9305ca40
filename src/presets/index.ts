import { airtable } from './airtable.js';
import { anilist } from './anilist.js';
import { asana } from './asana.js';
import { auth0 } from './auth0.js';
import { box } from './box.js';
import { clickup } from './clickup.js';
import { discord } from './discord.js';
import { dropbox } from './dropbox.js';
import { facebook } from './facebook.js';
import { figma } from './figma.js';
import { fitbit } from './fitbit.js';
import { github } from './github.js';
import { gitlab } from './gitlab.js';
import { google } from './google.js';
import { hubspot } from './hubspot.js';
import { huggingFace } from './hugging-face.js';
import { imgur } from './imgur.js';
import { keycloak } from './keycloak.js';
import { lichess } from './lichess.js';
import { linear } from './linear.js';
import { microsoft } from './microsoft.js';
import { notion } from './notion.js';
import { okta } from './okta.js';
import { openstreetmap } from './openstreetmap.js';
import { reddit } from './reddit.js';
import { salesforce } from './salesforce.js';
import { slack } from './slack.js';
import { spotify } from './spotify.js';
import { strava } from './strava.js';
import { twitch } from './twitch.js';
import { zoom } from './zoom.js';
import type { Preset } from './preset.js';

/** `oauth-connect/providers`: what `provider` can name. */

export type { Grant, Preset } from './preset.js';

/** All presets, in the order of their ids. */
export const presets: readonly Preset[] = [
  airtable,
  anilist,
  asana,
  auth0,
  box,
  clickup,
  discord,
  dropbox,
  facebook,
  figma,
  fitbit,
  github,
  gitlab,
  google,
  hubspot,
  huggingFace,
  imgur,
  keycloak,
  lichess,
  linear,
  microsoft,
  notion,
  okta,
  openstreetmap,
  reddit,
  salesforce,
  slack,
  spotify,
  strava,
  twitch,
  zoom,
];

/** The preset of an id, if there is one; as in HTML, upper and lower case are the same. */
export const findPreset = (id: string): Preset | undefined =>
  presets.find((preset) => preset.id === id.trim().toLowerCase());
