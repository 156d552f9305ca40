import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findPreset, presets } from '../../dist/module/presets/index.js';
import { optionNames, attributeName, defaults } from '../../dist/module/settings/options.js';
import { DEFAULTS, ORDER } from '../../demo/setup/attributes.js';
import { grantOf } from '../../demo/setup/grant.js';
import { Settings } from '../../demo/setup/settings.js';

/** What the set-up page writes: what its reader has set, and nothing that the tag knows by itself. */

/** @param {string} id */
function at(id) {
  const settings = new Settings();
  settings.choose(id, { preset: findPreset(id) });
  return settings;
}

test('knows every option of the element, with its default', () => {
  assert.deepEqual([...ORDER].sort(), optionNames.map(attributeName).sort());
  for (const [name, value] of Object.entries(defaults)) {
    if (value !== undefined) assert.equal(DEFAULTS[attributeName(name)], value);
  }
});

test('of a preset, only its name is written, whatever it fills in', () => {
  for (const { id } of presets) assert.deepEqual(at(id).written(), [['provider', id]]);
});

test('what a preset fills in can be overridden, and taken back', () => {
  const settings = at('dropbox');
  assert.equal(settings.filled('scope').value, 'account_info.read');
  settings.set('scope', 'files.metadata.read');
  assert.deepEqual(settings.written(), [
    ['provider', 'dropbox'],
    ['scope', 'files.metadata.read'],
  ]);
  settings.set('scope', '');
  assert.equal(settings.value('scope'), 'account_info.read');
  assert.deepEqual(settings.written(), [['provider', 'dropbox']]);
});

test('what is as the preset has it, or as it would be anyway, is not written', () => {
  const settings = at('dropbox');
  settings.set('scope', 'account_info.read');
  settings.set('login-params', '{ "token_access_type":  "offline" }');
  settings.set('storage', 'session');
  settings.set('redirect-url', '/oauth-callback.html');
  assert.deepEqual(settings.written(), [['provider', 'dropbox']]);
});

test('a default is written where the preset has something else', () => {
  const settings = at('dropbox');
  settings.set('revoke-style', 'rfc7009');
  assert.deepEqual(settings.written().at(-1), ['revoke-style', 'rfc7009']);
});

test('what the issuer’s metadata say is filled in, not written, and gone with the provider', () => {
  const settings = at('other');
  settings.set('issuer', 'https://id.example');
  settings.setMetadata({ tokenEndpoint: 'https://id.example/token', jwksUri: 'x' }, 'id.example');
  assert.deepEqual(settings.filled('token-url'), { value: 'https://id.example/token', by: 'id.example' });
  assert.equal(settings.filled('login-url'), undefined);
  assert.deepEqual(settings.written(), [['issuer', 'https://id.example']]);
  settings.choose('dropbox', { preset: findPreset('dropbox') });
  assert.notEqual(settings.value('token-url'), 'https://id.example/token');
});

test('the secret is for the page’s own element, and is not written', () => {
  const settings = at('other');
  settings.set('client-secret', 'hush');
  assert.deepEqual(settings.live(), [['client-secret', 'hush']]);
  assert.deepEqual(settings.written(), []);
});

test('another provider gets none of the last one’s settings, and they are there for who comes back', () => {
  const settings = at('other');
  settings.set('client-id', 'mine');
  settings.set('client-secret', 'hush');
  settings.set('storage', 'memory');
  settings.choose('dropbox', { preset: findPreset('dropbox') });
  assert.deepEqual(settings.live(), [
    ['provider', 'dropbox'],
    ['storage', 'memory'],
  ]);
  settings.choose('other');
  assert.equal(settings.own('client-id'), 'mine');
  assert.equal(settings.own('provider'), '');
});

test('the grant is chosen by what is known', () => {
  const settings = at('other');
  assert.equal(grantOf(settings).kind, 'token');
  settings.set('token-url', 'https://service.com/oauth/token');
  assert.equal(grantOf(settings).kind, 'code');
  settings.set('token-url', '');
  settings.set('issuer', 'https://service.com');
  assert.equal(grantOf(settings).kind, 'code');
  settings.set('response-type', 'id_token token');
  assert.equal(grantOf(settings).kind, 'id_token token');
  assert.equal(grantOf(at('twitch')).kind, 'token');
});
