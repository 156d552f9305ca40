// @ts-check
import { findPreset, presets } from '../../dist/module/presets/index.js';
import { logEvents } from '../event-log.js';
import { createCheck } from './check.js';
import { createCodePanel } from './code-panel.js';
import { proxyUrl } from './code/proxy-config.js';
import { wireDiscovery } from './discovery.js';
import { find, make } from './dom.js';
import { runningExamples } from './examples.js';
import { wireDownload } from './folder.js';
import { GRANTS, grantOf } from './grant.js';
import { createPreview } from './preview.js';
import { createProblems } from './problems.js';
import { createProgress } from './progress.js';
import { showProviderNotes } from './provider-notes.js';
import { createProviders } from './providers.js';
import { createProxyPanel } from './proxy-panel.js';
import { createRedirect } from './redirect.js';
import { Settings } from './settings.js';
import { wireShare } from './share.js';
import { wireSheet } from './sheet.js';
import { stateOf } from './state.js';
import { createFields, createStep } from './step-view.js';
import { FURTHER, START } from './steps/around.js';
import { CONNECTION } from './steps/connection.js';
import { SIGN_IN } from './steps/sign-in.js';
import { wireSuggestions } from './suggestions.js';
import { wireRequest } from './try-it.js';

/** The set-up page: the guide's eleven steps, and the tag that comes of them. */

const settings = new Settings();
const examples = runningExamples();

const start = createFields(START, settings);
const steps = [...SIGN_IN, ...CONNECTION].map((step, index) => createStep(step, index + 1, settings));
const further = createFields(FURTHER, settings);
find('[data-start]').prepend(...start.elements);
find('[data-steps]').append(...steps.map(({ element }) => element));
find('[data-further]').append(...further.elements);
const fields = [start, ...steps, further].flatMap((one) => one.fields);

const bodyOf = (/** @type {number} */ number) => /** @type {HTMLElement} */ (steps[number - 1]?.body);
let isCopied = false;
createRedirect(bodyOf(2), settings, () => {
  isCopied = true;
  showProgress();
});
const grant = make('div', { class: 'grant', 'data-grant': true });
bodyOf(4).append(grant);

const showProgressOf = createProgress(find('[data-progress]'), steps);
const tellProblems = createProblems(fields, settings);
const stage = find('[data-stage]');
const current = createPreview(stage, settings, (reading) => {
  tellProblems(reading);
  showProgress();
});

function showProgress() {
  showProgressOf(steps.map((step) => stateOf(step, settings, isCopied)));
}

function show() {
  for (const field of fields) field.sync();
  const { choice } = settings;
  find('[data-start]').hidden = !choice;
  showProviderNotes(find('[data-provider-notes]'), settings, examples);
  const { kind, because } = grantOf(settings);
  const { name, advice } = GRANTS[kind];
  grant.dataset['kind'] = kind;
  grant.replaceChildren(make('p', {}, make('b', {}, name), ` ${because}.`), make('p', {}, advice));
  find('[data-hint]').hidden = !examples.some(({ id }) => id === choice);
}

const showChoice = createProviders(find('[data-providers]'), {
  presets,
  examples,
  onChoice: (id) => {
    const preset = findPreset(id);
    /** @type {import('./attributes.js').Attribute[]} */
    const proxied = preset?.needsServer ? [['token-url', proxyUrl(preset.id)]] : [];
    settings.choose(id, { preset, attributes: examples.find((one) => one.id === id)?.attributes ?? proxied });
  },
});

wireDiscovery(settings, find('[data-discovery]'));
createCodePanel(find('[data-code]'), settings);
createProxyPanel(find('[data-proxy]'), settings);
createCheck(find('[data-check]'), settings);
wireDownload(find('[data-download]'), settings);
wireRequest(find('[data-request]'), settings, current);
wireSuggestions(stage, settings, [
  { body: bodyOf(8), name: 'connection-name', write: (path, before) => `${before}${before ? ' ' : ''}{{${path}}}` },
  { body: bodyOf(10), name: 'unique-identifier', write: (path) => path },
]);
logEvents(find('[data-log]'), stage);
wireSheet();
settings.addEventListener('change', show);
settings.addEventListener('choice', () => showChoice(settings.choice));
wireShare(settings, (shared) => {
  const values = new Map(shared.attributes);
  const preset = findPreset(values.get('provider') ?? '');
  const example = examples.find(({ attributes }) =>
    attributes.some(([name, value]) => /^(issuer|login-url)$/.test(name) && values.get(name) === value),
  );
  settings.load(shared, preset?.id ?? example?.id ?? (values.size > 0 ? 'other' : ''), preset);
});
show();
showProgress();

// Module scripts run in the order they stand in: had the element's loaded, it would be defined by now.
find('[data-missing]').hidden = customElements.get('oauth-connect') !== undefined;
