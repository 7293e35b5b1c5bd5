import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { authorisationPage } from './authorisation/page';
import { root } from './process';

/** Writes the pages of `docs/` that are printed from the code. A test says when they are to be written anew. */
const file = path.join(root, 'docs', 'authorisation.md');
await writeFile(file, authorisationPage());
console.log(`Written: ${path.relative(root, file)}`);
