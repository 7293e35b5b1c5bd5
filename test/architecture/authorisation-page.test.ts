import { readFileSync } from 'node:fs';
import path from 'node:path';
import { authorisationPage } from '../../scripts/authorisation/page';
import { root } from '../../scripts/process';

test('docs/authorisation.md is what the contracts say; `npm run docs` writes it anew', () => {
  const written = readFileSync(path.join(root, 'docs', 'authorisation.md'), 'utf8');
  expect(written).toBe(authorisationPage());
});
