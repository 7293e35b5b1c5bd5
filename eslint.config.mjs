import js from '@eslint/js';
import prettier from 'eslint-config-prettier';
import globals from 'globals';
import tseslint from 'typescript-eslint';

/** Rules of the whole repository; each departure from `strictTypeChecked` carries its reason. */
export default tseslint.config(
  {
    ignores: [
      'dist/**',
      'coverage/**',
      '.simulator/**',
      'miniprogram/miniprogram_npm/**',
      'test/**/fixtures/**',
      // A project of somebody else, with somebody else's style.
      'test/simulator/project/**',
    ],
  },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  js.configs.recommended,
  {
    files: ['**/*.{ts,tsx}'],
    extends: [...tseslint.configs.strictTypeChecked, ...tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      // Numbers in template strings are what messages are made of; every other type stays forbidden.
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      // A missing `await` on a write is a lost record.
      '@typescript-eslint/no-floating-promises': 'error',
      // `() => void call()` hides that a callback returns nothing; the shorthand is the usual style here.
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      eqeqeq: 'error',
      'max-depth': ['error', 3],
      complexity: ['error', 12],
    },
  },
  {
    // Days and times are Beijing's; the one file that may touch calendar fields is the clock.
    files: ['cloudfunctions/**/*.ts', 'miniprogram/**/*.ts'],
    rules: {
      'no-restricted-syntax': [
        'error',
        {
          selector:
            'CallExpression[callee.property.name=/^(get(Date|Day|Hours|Minutes|Month|FullYear|Seconds)|toLocale(Date|Time)?String)$/]',
          message: 'Local date getters follow the process or phone time zone. Use the clock file.',
        },
      ],
    },
  },
  {
    // One call sees one time: the moment is read once, by define-function, and handed on.
    files: ['cloudfunctions/**/*.ts'],
    ignores: ['cloudfunctions/shared/now.ts'],
    rules: {
      'no-restricted-properties': [
        'error',
        { object: 'Date', property: 'now', message: 'Use shared/now.ts.' },
      ],
      'no-restricted-globals': ['error', 'performance'],
    },
  },
  { files: ['**/*.mjs'], languageOptions: { globals: globals.node } },
  prettier,
);
