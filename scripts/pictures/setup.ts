import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { momentOf } from '../../cloudfunctions/shared/clock';
import {
  appointHeadTeacher,
  arrangeDuty,
  beginSchool,
  bindStudent,
  bindTeacher,
  importLists,
  makeClassCode,
} from '../../test/support/new-school';
import { lessonPictures } from './lessons';
import { type Studio, TARGET } from './studio';

const FOLDER = path.join(TARGET, 'setup');

/** The pictures of docs/guide-setup.md: the steps from an empty school to a student who is bound. */
export async function setupPictures({ simulator, browser }: Studio): Promise<void> {
  await mkdir(FOLDER, { recursive: true });
  await simulator.client.setClock({ now: momentOf('2026-11-24', 9 * 60), running: false });
  const phone = async (id: string): Promise<Page> => {
    await simulator.client.putPhone(id, { openid: `openid-${id}`, name: id });
    const { page } = await browser.newPage('phone');
    await page.goto(`${simulator.url}/phone/?phone=${id}`);
    return page;
  };
  const officer = await phone('a');
  await beginSchool(officer, shoot);
  await importLists(officer, shoot);
  const staffCode = await appointHeadTeacher(officer, shoot);
  await arrangeDuty(officer, shoot);
  await lessonPictures(officer, simulator.client, shoot);
  const teacher = await phone('b');
  await bindTeacher(teacher, staffCode, shoot);
  const classCode = await makeClassCode(teacher, shoot);
  await bindStudent(await phone('c'), classCode, shoot);
}

async function shoot(name: string, page: Page): Promise<void> {
  // A page slides in, and what it says comes after.
  await page.locator('.phone-toast').waitFor({ state: 'hidden' });
  await page.waitForTimeout(1000);
  await page.screenshot({ path: path.join(FOLDER, `${name}.png`), animations: 'disabled', caret: 'hide' });
}
