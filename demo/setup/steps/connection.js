// @ts-check

/** The other five steps: what a connection is, and what can be done with it. */

/** @type {readonly import('./sign-in.js').Step[]} */
export const CONNECTION = [
  {
    title: 'Add a test API',
    lead: 'Called once after each login, to see that the access works and whose account it is; it must answer with a JSON object.',
    example: '`/me` or `/profile`: `https://api.service.com/me`',
    warning: 'Choose a simple address that always answers, and that answers pages on other sites (CORS).',
    fields: [
      { name: 'test-url', label: 'Test URL', kind: 'text', example: 'https://api.service.com/me' },
      {
        name: 'test-method',
        label: 'Method',
        kind: 'choice',
        choices: [
          ['', 'GET'],
          ['POST', 'POST'],
        ],
        more: true,
      },
      {
        name: 'test-body',
        label: 'Body',
        kind: 'json',
        example: '{ "query": "{ viewer { id name } }" }',
        hint: 'JSON, for a POST.',
        more: true,
      },
    ],
  },
  {
    title: 'Add a connection name',
    lead: 'What visitors see once they are connected; words in braces are taken from the test API’s answer, and from the fields of step 1.',
    example: '`{{name}}’s account` becomes “John’s account”; `{{ name ?? email }}` takes the first that is there.',
    warning: 'Without anything in braces all accounts are called the same.',
    fields: [{ name: 'connection-name', label: 'Connection name', kind: 'text', example: "{{name}}'s account" }],
  },
  {
    title: 'Add allowed URLs',
    lead: 'The base addresses of the API that you want to call; the token goes to these, and nowhere else, whatever else goes wrong in your page.',
    example:
      '`https://api.service.com/v1` allows that and all below it: `/v1/files`, not `/v10`. Left empty, it is the test URL’s origin: scheme, host and port.',
    warning: 'Only what you need: each address that is not here is one that nobody can misuse.',
    fields: [
      {
        name: 'allowed-urls',
        label: 'Allowed URLs',
        kind: 'lines',
        example: 'https://api.service.com/v1',
        hint: 'One to a line.',
      },
      {
        name: 'api-url',
        label: 'Base of short addresses',
        kind: 'text',
        example: 'https://api.service.com/v1',
        hint: "Then `fetch('projects')` will do in your code.",
        more: true,
      },
    ],
  },
  {
    title: 'Add a unique identifier',
    lead: 'Where in the test API’s answer stands what tells this account from all others, so that the same one is not connected twice.',
    example: '`id`, `account_id`, or `data.0.id` for one further inside.',
    warning: 'An email address can come to belong to somebody else. Take an ID where there is one.',
    fields: [{ name: 'unique-identifier', label: 'Unique identifier', kind: 'text', example: 'id' }],
  },
  {
    title: 'Set request parameters',
    optional: true,
    lead: 'Headers, query parameters and body values that every request of the connection needs, so that your code need not repeat them.',
    example:
      '`version` = `v2`, or `X-Region` = `{{region}}` from a field of step 1. `Authorization: Bearer …` is there already.',
    warning:
      'Don’t add sensitive data: it can be read in your page. And leave out what changes from request to request.',
    fields: [
      { name: 'request-headers', label: 'Headers', kind: 'pairs', example: 'X-Region = {{region}}' },
      { name: 'request-query', label: 'Query parameters', kind: 'pairs', example: 'version = v2' },
      { name: 'request-body', label: 'Body', kind: 'pairs', example: 'source = website' },
      {
        name: 'token-in-query',
        label: 'Let templates put the token into addresses',
        kind: 'flag',
        hint: 'Addresses end up in logs. Only for an API that knows nothing else.',
        more: true,
      },
    ],
  },
];
