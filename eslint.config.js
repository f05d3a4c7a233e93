import pluginVue from 'eslint-plugin-vue';
import tseslint from 'typescript-eslint';

const TESTS = ['**/*.spec.ts', 'test/**/*.ts'];
const PURE = ['server/modules/*/domain/**/*.ts', 'server/common/kernel/**/*.ts', 'shared/**/*.ts'];

const limits = (lines) => ({
  'max-lines': ['error', { max: lines, skipBlankLines: true, skipComments: true }],
  'max-lines-per-function': ['error', { max: 50, skipBlankLines: true, skipComments: true }],
  complexity: ['error', 10],
  eqeqeq: ['error', 'always', { null: 'ignore' }],
});

/** `consistent-type-imports` leaves files with decorators alone: Nest reads the classes they import at run time. */
const typed = {
  '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
  '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
  // A typed row helper for raw SQL, and process.env['NAME'], are wanted here.
  '@typescript-eslint/no-unnecessary-type-parameters': 'off',
  '@typescript-eslint/dot-notation': 'off',
  // Nest declares the types of its options as classes, and means object literals.
  '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
  '@typescript-eslint/no-extraneous-class': ['error', { allowWithDecorator: true }],
  '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
  '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
  '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', ignoreRestSiblings: true }],
};

/** Four parameters for a function; what Nest injects into a constructor is not passed by anybody, so it may be more. */
const shortSignatures = [
  ['FunctionDeclaration[params.length>4]', 'Four parameters at most: pass an object.'],
  ['ArrowFunctionExpression[params.length>4]', 'Four parameters at most: pass an object.'],
  ['MethodDefinition[kind="method"] > FunctionExpression[params.length>4]', 'Four parameters at most: pass an object.'],
  [
    'MethodDefinition[kind="constructor"] > FunctionExpression[params.length>8]',
    'Too many collaborators: split the class.',
  ],
].map(([selector, message]) => ({ selector, message }));

const notSkipped = [
  ['MemberExpression[property.name=/^(only|skip|todo|failing)$/]', 'Every test runs: no only, skip, todo or failing.'],
  ['CallExpression[callee.name=/^(xit|xtest|xdescribe|fit|fdescribe)$/]', 'Every test runs: no x or f prefix.'],
].map(([selector, message]) => ({ selector, message }));

const noClock = [
  ['NewExpression[callee.name="Date"][arguments.length=0]', 'Pass the instant in: rules have no clock.'],
  [
    'CallExpression[callee.object.name="Date"][callee.property.name="now"]',
    'Pass the instant in: rules have no clock.',
  ],
].map(([selector, message]) => ({ selector, message }));

export default tseslint.config(
  { ignores: ['dist/', 'var/', 'coverage/', 'node_modules/', '**/*.cjs'] },
  { linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: 'error' } },
  {
    files: ['**/*.ts', '**/*.vue'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname, extraFileExtensions: ['.vue'] },
    },
    rules: { ...limits(300), ...typed, 'no-restricted-syntax': ['error', ...shortSignatures] },
  },
  {
    files: ['client/**/*.vue'],
    extends: [pluginVue.configs['flat/recommended']],
    languageOptions: { parserOptions: { parser: tseslint.parser } },
    rules: {
      'vue/no-v-html': 'error',
      'vue/block-lang': ['error', { script: { lang: 'ts' } }],
      'vue/component-api-style': ['error', ['script-setup']],
      'vue/no-undef-components': ['error', { ignorePatterns: ['^Router(View|Link)$'] }],
      'vue/multi-word-component-names': 'off',
      // TypeScript says which props may be left out.
      'vue/require-default-prop': 'off',
      // The layout of a template is Prettier's.
      'vue/max-attributes-per-line': 'off',
      'vue/singleline-html-element-content-newline': 'off',
      'vue/multiline-html-element-content-newline': 'off',
      'vue/html-self-closing': 'off',
      'vue/html-indent': 'off',
      'vue/html-closing-bracket-newline': 'off',
    },
  },
  {
    files: ['server/**/*.ts', 'shared/**/*.ts'],
    rules: {
      'no-restricted-properties': [
        'error',
        {
          object: 'Math',
          property: 'random',
          message: 'Secrets come from node:crypto, demo data from the seeded generator.',
        },
      ],
    },
  },
  { files: PURE, ignores: TESTS, rules: { 'no-restricted-syntax': ['error', ...shortSignatures, ...noClock] } },
  {
    files: TESTS,
    rules: {
      ...limits(500),
      'max-lines-per-function': 'off',
      'no-restricted-syntax': ['error', ...shortSignatures, ...notSkipped],
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/unbound-method': 'off',
    },
  },
  // The one place where a test may be left out: real files that are not ours to ship.
  { files: ['test/support/reference.ts'], rules: { 'no-restricted-syntax': 'off' } },
  {
    files: ['**/*.{js,mjs}'],
    extends: [tseslint.configs.strict, tseslint.configs.stylistic],
    rules: limits(300),
  },
);
