import js from '@eslint/js';
import lit from 'eslint-plugin-lit';
import wc from 'eslint-plugin-wc';
import tseslint from 'typescript-eslint';
import { loaders, longest, mayImport, only, reviewed } from './scripts/rooms.js';

const rooms = Object.keys(mayImport);
const source = (/** @type {string} */ name) => `src/${name}.ts`;

/** A room is entered only from the rooms above it: scripts/rooms.js. */
const directions = Object.entries(mayImport).map(([room, allowed]) => ({
  files: [`src/${room}/**/*.ts`],
  rules: {
    'no-restricted-imports': [
      'error',
      {
        patterns: rooms
          .filter((other) => other !== room && !allowed.includes(other))
          .map((other) => ({ group: [`**/${other}/**`], message: `${room} knows nothing of ${other}.` })),
      },
    ],
  },
}));

const exceptions = Object.entries(only).map(([room, modules]) => ({
  files: [`src/${room}/**/*.ts`],
  rules: {
    'no-restricted-imports': [
      'error',
      {
        patterns: [
          { regex: `^(?!\\.\\./(?:${modules.join('|')})\\.js$)`, message: `It reaches ${modules.join(', ')} only.` },
        ],
      },
    ],
  },
}));

const restrictedSyntax = [
  {
    selector: 'MemberExpression[property.name=/^(innerHTML|outerHTML|insertAdjacentHTML|srcdoc)$/]',
    message: 'Texts only ever become text nodes and attributes.',
  },
  {
    selector: "CallExpression[callee.property.name='postMessage'][arguments.1.value='*']",
    message: 'RFC 9700 §4.17.2: an exact target origin.',
  },
  {
    selector: "ExportNamedDeclaration > VariableDeclaration[kind='let']",
    message: 'What others import is not changed under them: hand it over as an argument.',
  },
];
/** Scripts of a page make variables of these names, which then take the place of the browser's (Web IDL, `[Replaceable]`). */
const names =
  'close closed event external focus frames length name open opener origin outerHeight outerWidth parent performance print ' +
  'screen screenX screenY scroll self status stop top';
const methods = ['addEventListener', 'removeEventListener', 'dispatchEvent', 'postMessage'];
const restrictedGlobals = [
  ...methods.map((name) => ({
    name,
    message: 'A page may have a function of this name; see platform/taken-at-load.js.',
  })),
  ...names.split(' ').map((name) => ({ name, message: 'A page may have a variable of this name; see src/platform/.' })),
  {
    name: 'JSON',
    message: 'Take it from platform/taken-at-load.js: pages add toJSON to prototypes, and replace JSON.',
  },
];
const noLoads = {
  selector: 'ImportExpression',
  message: `What is loaded later is listed in ${loaders.map(source).join(', ')}: a room below is handed what it needs.`,
};

export default tseslint.config(
  { ignores: ['dist', 'node_modules', 'coverage', 'test/first-build/*.js'] },
  js.configs.recommended,
  {
    files: ['src/**/*.ts'],
    extends: [...tseslint.configs.strictTypeChecked, ...tseslint.configs.stylisticTypeChecked],
    plugins: { lit, wc },
    languageOptions: {
      parserOptions: { project: ['./tsconfig.json', './src/token-proxy/tsconfig.json', './src/command/tsconfig.json'] },
    },
    rules: {
      ...lit.configs['flat/recommended'].rules,
      ...wc.configs['flat/best-practice'].rules,
      'no-restricted-syntax': ['error', ...restrictedSyntax, noLoads],
      'max-lines': ['error', longest.file],
      'no-restricted-globals': ['error', ...restrictedGlobals],
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
  ...exceptions,
  // The callback page has no other scripts, nor has a server; `platform` is where they are taken.
  { files: ['src/{callback,command,platform,token-proxy}/**/*.ts'], rules: { 'no-restricted-globals': 'off' } },
  { files: loaders.map(source), rules: { 'no-restricted-syntax': ['error', ...restrictedSyntax] } },
  { files: reviewed.map(source), rules: { 'max-lines-per-function': ['error', longest.reviewedFunction] } },
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
