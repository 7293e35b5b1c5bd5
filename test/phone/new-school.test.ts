import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright-core';
import type { Person } from '../../cloudfunctions/school/people/person';
import { demoSecrets } from '../../scripts/demo-school/secrets';
import { launchSimulator, type LaunchedSimulator } from '../../simulator/client';
import { openBrowser, type TestBrowser } from '../support/browser';
import {
  appointHeadTeacher,
  arrangeDuty,
  beginSchool,
  bindStudent,
  bindTeacher,
  className,
  importLists,
  makeClassCode,
  seen,
  student,
} from '../support/new-school';
import { at } from '../support/rules';
import { tuesday } from './desk';

/** From nothing at all to a student's 今日, as a new user meets it. */
let simulator: LaunchedSimulator;
let browser: TestBrowser;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'new-school-'));
  const project = path.resolve(__dirname, '..', '..');
  [simulator, browser] = await Promise.all([
    launchSimulator({ project, data: folder, env: demoSecrets }),
    openBrowser(),
  ]);
  await simulator.client.setClock({ now: at(tuesday, '09:00'), running: false });
});
afterAll(async () => {
  await browser.close();
  await simulator.stop();
  await rm(folder, { recursive: true, force: true });
});

const complaints: string[] = [];
afterEach(() => expect(complaints).toEqual([]));

const noPicture = () => Promise.resolve();

/** A phone of somebody nobody knows yet. */
async function newPhone(id: string): Promise<Page> {
  await simulator.client.putPhone(id, { openid: `openid-${id}`, name: id });
  const { page, errors } = await browser.newPage('phone');
  page.setDefaultTimeout(10_000);
  page.on('close', () => complaints.push(...errors));
  await page.goto(`${simulator.url}/phone/?phone=${id}`);
  return page;
}

test('an empty school: set up, imported, a head teacher appointed and bound, a student bound by the class code', async () => {
  const a = await newPhone('a');
  await beginSchool(a, noPicture);
  await importLists(a, noPicture);
  const staffCode = await appointHeadTeacher(a, noPicture);
  await arrangeDuty(a, noPicture);
  await a.close();

  const b = await newPhone('b');
  await bindTeacher(b, staffCode, noPicture);
  const classCode = await makeClassCode(b, noPicture);

  const c = await newPhone('c');
  await bindStudent(c, classCode, noPicture);
  await c.getByText(`周二 11月24日 · ${className}`).waitFor();
  await c.close();

  // The head teacher sees who is bound and who isn't yet.
  await b.getByRole('button', { name: '返回' }).click();
  await seen(b, 'inbox').waitFor();
  await b.getByRole('button').filter({ hasText: '班级码' }).first().click();
  await b.getByText('2 人还没绑定').waitFor();
  await b.close();
  const people = await simulator.client.find<Person>('people');
  expect(people).toHaveLength(6);
  expect(people.find(({ number }) => number === student.number)?.openid).toBe('openid-c');
});
