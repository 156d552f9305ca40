// @ts-check

/** What the guide does not speak of: what comes before its steps, and what some will look for after them. */

/** @typedef {import('./sign-in.js').FieldSpec} FieldSpec */

/** @type {readonly FieldSpec[]} */
export const START = [
  {
    name: 'provider-name',
    label: 'Name',
    kind: 'text',
    example: 'Acme',
    hint: 'What visitors read on the button.',
  },
  {
    name: 'issuer',
    label: 'Issuer',
    kind: 'text',
    example: 'https://accounts.service.com',
    hint: 'If it speaks OpenID Connect: the addresses of the steps below are then found, not typed. Leave it empty if its documents name none.',
  },
];

/** @type {readonly FieldSpec[]} */
export const FURTHER = [
  {
    name: 'login-mode',
    label: 'The login page comes',
    kind: 'choice',
    choices: [
      ['', 'in a window of its own'],
      ['redirect', 'in this tab'],
    ],
  },
  {
    name: 'storage',
    label: 'A connection is remembered',
    kind: 'choice',
    choices: [
      ['', 'in this tab, over reloads'],
      ['memory', 'until a reload'],
      ['local', 'in all tabs of your site'],
    ],
  },
  { name: 'multiple', label: 'Several accounts at a time', kind: 'flag' },
  {
    name: 'resource',
    label: 'The API that tokens are for',
    kind: 'text',
    example: 'https://api.service.com',
    hint: 'Only where the provider’s documents speak of a “resource” (RFC 8707).',
  },
  {
    name: 'picture',
    label: 'The account’s picture',
    kind: 'text',
    example: '{{avatar_url}}',
    hint: 'A template over the test API’s answer. Its server must let other sites read it (CORS); else the initials stay.',
  },
  { name: 'confirm-disconnect', label: 'Ask before it disconnects', kind: 'flag' },
];
