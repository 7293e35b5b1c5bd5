import path from 'node:path';
import { findFiles } from '../../scripts/find-files';
import { packageSizes } from '../../scripts/package-size';
import { root } from '../../scripts/process';
import { wrongSettings } from './mini-program/app-settings';
import { missingFiles, unresolvedComponents, unusedTemplates } from './mini-program/files';
import { forbiddenLanguage } from './mini-program/language';
import { readProgram, readText } from './mini-program/program';
import { unboundHandlers, undeclaredTags, unusedComponents } from './mini-program/templates';

const folder = path.join(root, 'miniprogram');
const program = readProgram(folder);
const WECHAT_LIMIT = 2 * 1024 * 1024;

test('app.json leads to pages, so that what follows looks at something', () => {
  expect(program.units.filter(({ kind }) => kind === 'page').length).toBeGreaterThan(0);
});

test('every page and component has its four files', () => {
  expect(missingFiles(program)).toEqual([]);
});

test('every page and component is reached from app.json', async () => {
  expect(await unusedTemplates(program)).toEqual([]);
});

test('every declared component exists, in the project or in its npm package', () => {
  expect(unresolvedComponents(program)).toEqual([]);
});

test('every custom tag is declared, and every declared one is used', () => {
  expect(undeclaredTags(program)).toEqual([]);
  expect(unusedComponents(program)).toEqual([]);
});

test('every bound event has a handler', () => {
  expect(unboundHandlers(program)).toEqual([]);
});

test('app.json says what WeChat and the product need', () => {
  expect(wrongSettings(program)).toEqual([]);
});

test('nothing is written that phones lack, and only miniprogram/cloud/ touches the device', async () => {
  const files = await findFiles(folder, ['.ts']);
  expect(files.flatMap((file) => forbiddenLanguage(file, readText(folder, file)))).toEqual([]);
});

test('the main package and every subpackage stay within the 2 MB of WeChat', async () => {
  const { main, subpackages } = await packageSizes(folder);
  const tooLarge = Object.entries({ main, ...subpackages }).filter(([, bytes]) => bytes > WECHAT_LIMIT);
  expect(tooLarge).toEqual([]);
});
