import { existsSync, readFileSync } from 'node:fs';
import { symlink } from 'node:fs/promises';
import path from 'node:path';
import { SchoolConfigError } from '../../cloudfunctions/shared/config/mistakes';
import { root, run } from '../../scripts/process';
import { readSchoolConfigFile, schoolConfigFile, templatesOf } from '../../scripts/school-config';
import { temporaryTree } from '../support/temporary-tree';

const content = readFileSync(schoolConfigFile, 'utf8');

/** What is said about a file with this content. */
async function mistakesOf(bytes: string | Uint8Array): Promise<readonly string[]> {
  const tree = await temporaryTree({ 'school.config.json': bytes });
  try {
    await readSchoolConfigFile(path.join(tree.folder, 'school.config.json'));
    return [];
  } catch (error) {
    if (error instanceof SchoolConfigError) return error.mistakes;
    throw error;
  } finally {
    await tree.remove();
  }
}

test.each([
  ['as it is', content],
  ['with the mark of a Windows editor', `\uFEFF${content}`],
  ['with the line ends of Windows', content.replaceAll('\n', '\r\n')],
])('the file is read %s', async (_, bytes) => {
  expect(await mistakesOf(bytes)).toEqual([]);
});

test.each([
  ['{\n  "school": {},\n}', '第 3 行第 1 个字符附近不是 JSON 的写法'],
  ['{\n  "school": 1，\n}', '第 2 行第 14 个字符附近不是 JSON 的写法'],
  ['', '文件末尾不是 JSON 的写法'],
  ['{"school": tru}', '有一处不是 JSON 的写法'],
  ["{'school': {}}", '第 1 行第 2 个字符附近不是 JSON 的写法'],
])('%j: %s', async (bytes, sentence) => {
  expect(await mistakesOf(bytes)).toEqual([expect.stringContaining(sentence)]);
});

test('a file in GBK is told how to be saved', async () => {
  const demonstration = Uint8Array.from([0x22, 0xca, 0xbe, 0xb7, 0xb6, 0x22]);
  expect(await mistakesOf(demonstration)).toEqual(['文件不是 UTF-8 编码，请在编辑器里另存为 UTF-8']);
});

test('a file that is missing is named', async () => {
  await expect(readSchoolConfigFile(path.join(root, 'nowhere.json'))).rejects.toThrow(
    /找不到文件 .*nowhere\.json/,
  );
});

test('the local cloud gets the templates as they are set up in the console', async () => {
  const config = await readSchoolConfigFile();
  expect(templatesOf(config)).toMatchObject({
    [config.messages.bound?.templateId ?? '']: {
      title: '账号绑定通知',
      keywords: [
        { key: 'name1', label: '姓名' },
        { key: 'thing2', label: '身份' },
        { key: 'time3', label: '绑定时间' },
        { key: 'thing4', label: '备注' },
      ],
    },
  });
});

test('the build stops before it has built anything, and says where', async () => {
  const broken = content.replace('"wrongTries": 5', '"wrongTries": "5"');
  const sources = ['package.json', 'scripts/build.ts', 'scripts/school-config.ts'];
  const copies = sources.map((file) => [file, readFileSync(path.join(root, file))] as const);
  const tree = await temporaryTree({ ...Object.fromEntries(copies), 'school.config.json': broken });
  for (const folder of ['cloudfunctions', 'node_modules'])
    await symlink(path.join(root, folder), path.join(tree.folder, folder), 'junction');
  const build = await run(process.execPath, ['--import', 'tsx', 'scripts/build.ts'], { cwd: tree.folder });
  const isBuilt = existsSync(path.join(tree.folder, 'dist'));
  await tree.remove();
  expect(build.output).toBe(
    'school.config.json 有 1 处要改：\n' +
      '  policies.binding.wrongTries：现在是 "5"，应是 3 到 10 的整数（输错几次后锁定，一般 5）\n',
  );
  expect([build.code, isBuilt]).toEqual([1, false]);
});

test('every setting is explained in the guide', () => {
  const guide = readFileSync(path.join(root, 'docs', 'configuration.md'), 'utf8');
  const settings = namesIn(JSON.parse(content)).filter((name) => !guide.includes(`\`${name}\``));
  expect(settings).toEqual([]);
});

/** The names of all settings, but for keywords of templates, which are WeChat's. */
function namesIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => [
    ...(/^[a-z_]+\d+$/.test(name) ? [] : [name]),
    ...namesIn(inner),
  ]);
}
