import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { findFiles } from '../../scripts/find-files';
import { root } from '../../scripts/process';

/** A path of the repository in backticks; names to be filled in (`NAME`, `*`, `{a,b}`) are no paths. */
const PATH = /`((?:cloudfunctions|docs|miniprogram|scripts|simulator|test|typings)\/[\w./-]*)`/g;
const PLACEHOLDER = /[A-Z]{4,}/;

test('the files and folders that documents name are there', async () => {
  const inDocs = (await findFiles(path.join(root, 'docs'), ['.md'])).map((file) => `docs/${file}`);
  const documents = ['README.md', 'CONTRIBUTING.md', ...inDocs].filter((file) =>
    existsSync(path.join(root, file)),
  );
  expect(documents.length).toBeGreaterThan(1);
  expect(documents.flatMap(lostPaths)).toEqual([]);
});

function lostPaths(document: string): string[] {
  const named = readFileSync(path.join(root, document), 'utf8').matchAll(PATH);
  const paths = [...named].map(([, name = '']) => name).filter((name) => !PLACEHOLDER.test(name));
  return paths.filter((name) => !existsSync(path.join(root, name))).map((name) => `${document}: ${name}`);
}
