// @ts-check

/**
 * The first six of the guide's eleven steps: how somebody signs in. In texts, `…` between back ticks is code.
 *
 * @typedef {object} FieldSpec
 * @property {string} name the attribute that it sets
 * @property {string} label
 * @property {'text' | 'lines' | 'secret' | 'choice' | 'flag' | 'pairs' | 'questions' | 'json'} kind
 * @property {string} [example] shown while it is empty
 * @property {string} [hint]
 * @property {readonly (readonly [value: string, label: string])[]} [choices] of a choice; an empty value is the default
 * @property {boolean} [more] whether few need it
 *
 * @typedef {object} Step
 * @property {string} title
 * @property {boolean} [optional]
 * @property {string} lead what it is, in one sentence
 * @property {string} example
 * @property {string} warning
 * @property {readonly FieldSpec[]} fields
 */

/** @type {readonly Step[]} */
export const SIGN_IN = [
  {
    title: 'Configure fields',
    optional: true,
    lead: 'Ask visitors, before they sign in, for what is not the same for all of them; each answer can then be used as `{{name}}` in the steps below.',
    example: 'Environment (sandbox or production), region, or the address of a server of their own.',
    warning: 'Keep it minimal: nobody likes to fill in what is not needed.',
    fields: [{ name: 'fields', label: 'Questions', kind: 'questions' }],
  },
  {
    title: 'Copy the redirect URL',
    lead: 'This is where visitors return to after the login: copy it, and paste it into your app’s settings at the provider.',
    example: '`https://your-site.example/oauth-callback.html`, the callback page that you host beside your own.',
    warning: 'It must match exactly, to the letter, or the login fails.',
    fields: [
      {
        name: 'redirect-url',
        label: 'Callback page',
        kind: 'text',
        example: '/oauth-callback.html',
        hint: 'Only if you host it at another address.',
        more: true,
      },
    ],
  },
  {
    title: 'Add app credentials',
    lead: 'The client ID tells the provider which app is asking; you get it there, when you register your app, and everybody may see it.',
    example: '`abc123`, or something longer, on the same page where you have entered the redirect URL.',
    warning:
      'The client secret never goes into a page, where everybody could read it. Many providers need none for a page; where one does, keep it on a server, behind a token proxy, and enter that as the token URL in step 4.',
    fields: [
      { name: 'client-id', label: 'Client ID', kind: 'text', example: 'abc123' },
      {
        name: 'client-secret',
        label: 'Client secret, to try it out here',
        kind: 'secret',
        hint: 'Works on your own computer only. It is in none of the code, nor in the link, and gone when you leave this page.',
        more: true,
      },
    ],
  },
  {
    title: 'Add the login URL',
    lead: 'The provider’s login page: it opens when a visitor clicks Connect, and sends them back to the redirect URL with an answer.',
    example: '`https://service.com/oauth/authorize`, called the authorization endpoint in most documents.',
    warning:
      'Enter the token URL too if the provider gives tokens to pages without a secret (“PKCE”, “public client”, “single-page app”): the safer grant is used then. If it demands a secret, enter your token proxy’s address there. You need not think of `state`, which holds forged answers off: a new one goes along each time.',
    fields: [
      { name: 'login-url', label: 'Login URL', kind: 'text', example: 'https://service.com/oauth/authorize' },
      {
        name: 'token-url',
        label: 'Token URL',
        kind: 'text',
        example: 'https://service.com/oauth/token',
        hint: 'Where a code is redeemed: the provider’s token endpoint, or your token proxy.',
      },
      {
        name: 'scope',
        label: 'Scope',
        kind: 'text',
        example: 'profile email',
        hint: 'The rights to ask for, as the provider writes them. Ask for no more than you need.',
      },
      {
        name: 'response-type',
        label: 'Grant',
        kind: 'choice',
        choices: [
          ['', 'Chosen by what is known'],
          ['code', 'Authorization code with PKCE'],
          ['token', 'Implicit grant'],
          ['id_token token', 'Implicit grant with an ID token'],
        ],
        more: true,
      },
      {
        name: 'login-params',
        label: 'More for the login page',
        kind: 'pairs',
        example: 'prompt = select_account',
        hint: 'Added to the query of the login URL.',
        more: true,
      },
      {
        name: 'dpop',
        label: 'Bind tokens to this browser (DPoP)',
        kind: 'flag',
        hint: 'If the provider can.',
        more: true,
      },
    ],
  },
  {
    title: 'Add the refresh token URL',
    optional: true,
    lead: 'When the access token runs out, it is renewed here, so that the connection lives on and nobody has to log in again.',
    example: '`https://service.com/oauth/token`. Left empty, it is the token URL, which is right for nearly everybody.',
    warning: 'The implicit grant has nothing to renew with: its connections end with their token.',
    fields: [
      { name: 'refresh-url', label: 'Refresh token URL', kind: 'text', example: 'https://service.com/oauth/token' },
      {
        name: 'renew',
        label: 'Renewal',
        kind: 'choice',
        choices: [
          ['', 'Where there is a refresh token'],
          ['silent', 'Else in a hidden frame too'],
          ['off', 'Never'],
        ],
        more: true,
      },
    ],
  },
  {
    title: 'Add the revoke URL',
    optional: true,
    lead: 'When a visitor disconnects, the provider is told here to let the token go, which stops any further access.',
    example: '`https://service.com/oauth/revoke`',
    warning:
      'Without one, disconnecting forgets the token in this browser only; at the provider it lives on until it runs out.',
    fields: [
      { name: 'revoke-url', label: 'Revoke URL', kind: 'text', example: 'https://service.com/oauth/revoke' },
      {
        name: 'revoke-style',
        label: 'The token goes',
        kind: 'choice',
        choices: [
          ['', 'in a form (RFC 7009)'],
          ['bearer', 'in a header, as in any request'],
        ],
        more: true,
      },
      {
        name: 'revoke-method',
        label: 'Method',
        kind: 'choice',
        choices: [
          ['', 'POST'],
          ['DELETE', 'DELETE'],
          ['GET', 'GET'],
        ],
        more: true,
      },
    ],
  },
];
