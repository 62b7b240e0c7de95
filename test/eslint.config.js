import tseslint from 'typescript-eslint';

/**
 * The house rule "one way only": for each folder of src/, the folders it may import from.
 * `core` imports nothing of ours; service, sandbox and workbench see `core` at most.
 */
const mayImport = {
  core: [],
  connection: ['core'],
  pipedrive: ['core', 'connection'],
  query: ['core', 'connection', 'pipedrive'],
  workbook: ['core', 'connection', 'pipedrive', 'query'],
  excel: ['core', 'workbook'],
  office: ['core', 'connection'],
  taskpane: ['core', 'connection', 'pipedrive', 'query', 'workbook', 'excel', 'office'],
  functions: ['core', 'connection', 'pipedrive', 'query', 'workbook', 'excel', 'office'],
  cli: ['core', 'connection', 'pipedrive', 'query'],
  service: ['core'],
  sandbox: ['core'],
  workbench: ['core'],
};
const folders = Object.keys(mayImport);

const directions = folders.map((folder) => ({
  files: [`src/${folder}/**/*.{ts,tsx}`],
  rules: {
    'no-restricted-imports': [
      'error',
      {
        patterns: folders
          .filter((other) => other !== folder && !mayImport[folder].includes(other))
          .map((other) => ({
            regex: `^(\\.\\./)+${other}(/|$)`,
            message: `src/${folder} may not import src/${other} (see docs/architecture.md)`,
          })),
      },
    ],
  },
}));

/** Only `excel/` names `Excel.`, only `office/` names `Office.`; the workbench plays both from outside. */
const officeNames = {
  files: ['src/**/*.{ts,tsx}'],
  ignores: ['src/workbench/**'],
  rules: {
    'no-restricted-globals': ['error', 'Excel', 'Office', 'OfficeExtension', 'OfficeRuntime'],
  },
};

export default tseslint.config(
  { ignores: ['dist/**', 'node_modules/**'] },
  ...tseslint.configs.recommended,
  {
    files: ['**/*.{ts,tsx}'],
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      'no-console': 'error',
      eqeqeq: ['error', 'always', { null: 'ignore' }],
    },
  },
  officeNames,
  { files: ['src/excel/**'], rules: { 'no-restricted-globals': ['error', 'Office'] } },
  { files: ['src/office/**'], rules: { 'no-restricted-globals': ['error', 'Excel'] } },
  ...directions,
);
