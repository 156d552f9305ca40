import js from '@eslint/js';
import lit from 'eslint-plugin-lit';
import wc from 'eslint-plugin-wc';
import tseslint from 'typescript-eslint';

/** Imports go one way (DESIGN in CONTRIBUTING.md): a room may be entered only from the rooms above it. */
const rooms = [
  'element',
  'connector',
  'connections',
  'sign-in',
  'requests',
  'presets',
  'settings',
  'protocol',
  'transport',
  'errors',
  'callback',
  'token-proxy',
];
const mayImport = {
  errors: [],
  settings: ['errors'],
  presets: ['settings', 'errors'],
  protocol: ['errors'],
  transport: ['errors'],
  callback: [],
  requests: ['connections', 'settings', 'protocol', 'errors'],
  'sign-in': ['connections', 'requests', 'settings', 'protocol', 'transport', 'errors'],
  connections: ['connector', 'sign-in', 'requests', 'settings', 'protocol', 'transport', 'errors'],
  connector: ['connections', 'sign-in', 'requests', 'presets', 'settings', 'protocol', 'transport', 'errors'],
  element: [
    'connector',
    'connections',
    'sign-in',
    'requests',
    'presets',
    'settings',
    'protocol',
    'transport',
    'errors',
  ],
  // It runs on servers: of the page's rooms it knows the presets alone.
  'token-proxy': ['presets'],
};
const mayNotImport = Object.fromEntries(
  Object.entries(mayImport).map(([room, allowed]) => [
    room,
    rooms.filter((other) => other !== room && !allowed.includes(other)),
  ]),
);

const directions = Object.entries(mayNotImport).map(([room, others]) => ({
  files: [`src/${room}/**/*.ts`],
  rules: {
    'no-restricted-imports': [
      'error',
      {
        patterns: others.map((other) => ({
          group: [other.includes('/') ? `**/${other}` : `**/${other}/**`],
          message: `${room} knows nothing of ${other}.`,
        })),
      },
    ],
  },
}));

export default tseslint.config(
  { ignores: ['dist', 'node_modules', 'coverage', 'test/first-build/*.js'] },
  js.configs.recommended,
  {
    files: ['src/**/*.ts'],
    extends: [...tseslint.configs.strictTypeChecked, ...tseslint.configs.stylisticTypeChecked],
    plugins: { lit, wc },
    languageOptions: { parserOptions: { project: ['./tsconfig.json', './src/token-proxy/tsconfig.json'] } },
    rules: {
      ...lit.configs['flat/recommended'].rules,
      ...wc.configs['flat/best-practice'].rules,
      'no-restricted-syntax': [
        'error',
        {
          selector: 'MemberExpression[property.name=/^(innerHTML|outerHTML|insertAdjacentHTML|srcdoc)$/]',
          message: 'Texts only ever become text nodes and attributes.',
        },
        {
          selector: "CallExpression[callee.property.name='postMessage'][arguments.1.value='*']",
          message: 'RFC 9700 §4.17.2: an exact target origin.',
        },
      ],
      '@typescript-eslint/dot-notation': ['error', { allowIndexSignaturePropertyAccess: true }],
      '@typescript-eslint/non-nullable-type-assertion-style': 'off',
      'preserve-caught-error': 'off',
      '@typescript-eslint/no-confusing-void-expression': [
        'error',
        { ignoreArrowShorthand: true, ignoreVoidOperator: true },
      ],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      // `const { left, ...out } = all` is how to leave something out.
      '@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true }],
    },
  },
  ...directions,
  {
    files: ['src/callback/*.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            { regex: '^(?!\\.\\./transport/relay-messages\\.js$)', message: 'It reaches relay-messages only.' },
          ],
        },
      ],
    },
  },
  // Types tell what is defined, and TypeScript checks them.
  {
    files: ['**/*.js'],
    rules: { 'no-undef': 'off', 'no-unused-vars': ['error', { varsIgnorePattern: '^_', argsIgnorePattern: '^_' }] },
  },
  {
    files: ['test/**/*.ts'],
    extends: [...tseslint.configs.recommended],
    rules: { '@typescript-eslint/no-unused-expressions': 'off' },
  },
);
