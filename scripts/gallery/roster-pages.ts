import type { Page } from 'playwright-core';
import type { Binding } from '../../cloudfunctions/shared/caller';
import type { Grant } from '../../cloudfunctions/shared/grants';
import type { SimulatorClient } from '../../simulator/client';
import type { Shot } from './shot';

interface Somebody {
  _id: string;
  openid: string;
  name: string;
}

const seen = (page: Page, name: string) => page.locator(`[data-test="${name}"]`);

/** Opens the page of somebody whose id is made with the school. */
const openPerson = (page: string, name: string) => async (onPhone: Page, client: SimulatorClient) => {
  const [person] = await client.find<Somebody>('people', { filter: { name } });
  await onPhone.evaluate(
    (address) => {
      (globalThis as unknown as { __phone: { enter(to: string, scene: number): void } }).__phone.enter(
        address,
        1001,
      );
    },
    `school/${page}?personId=${person?._id ?? ''}`,
  );
};

/** The phone becomes the officer's. */
const asOfficer = async (client: SimulatorClient) => {
  const [officer] = await client.find<Somebody>('people', { filter: { 'grants.role': 'officer' } });
  if (officer) await client.putPhone('officer', { openid: officer.openid, name: officer.name });
};

/** The phone becomes that of the keeper of 3栋. */
const asKeeper = async (client: SimulatorClient) => {
  const filter = { 'grants.scope.buildingId': 'dorm-3' };
  const [keeper] = await client.find<Somebody>('people', { filter });
  if (keeper) await client.putPhone('keeper', { openid: keeper.openid, name: keeper.name });
};

/** A head teacher who isn't that of 机电2401班. */
const anotherTeacher = async (client: SimulatorClient) => {
  const filter = { 'grants.role': 'headTeacher' };
  const found = await client.find<Somebody>('people', { filter });
  return found.find(({ name }) => name !== '周敏');
};

/** Nobody knows any more where the boarders of a class sleep. */
const loseRooms = async (client: SimulatorClient) => {
  const filter = { 'memberships.classId': 'jd2401', 'lodgings.0': { $exists: true } };
  const boarders = await client.find<{ _id: string }>('people', { filter });
  await client.remove('people', filter);
  const lodgings = [{ roomId: null, from: '2026-09-01', to: null }];
  await client.insert(
    'people',
    boarders.map((person) => ({ ...person, lodgings })),
  );
};

const ofDepartment = { kind: 'department', departmentId: 'zz' } as const;
const ofOtherClass = { kind: 'class', classId: 'jw2401' } as const;

/** Somebody's account holds other grants. */
const changeBinding = async (
  client: SimulatorClient,
  name: string,
  change: (grants: readonly Grant[]) => Grant[],
) => {
  const [binding] = await client.find<Binding>('bindings', { filter: { name } });
  if (!binding) return;
  await client.remove('bindings', { _id: binding._id });
  await client.insert('bindings', [{ ...binding, grants: change(binding.grants) }]);
};

const officer = { phone: 'officer', before: asOfficer } as const;

/** 花名册, 班级, 个人信息, 授予身份, 转班, 换宿舍, 宿舍 and 值班表. */
export const rosterPages: Shot[] = [
  { name: 'roster', ...officer, path: 'school/roster/index' },
  {
    name: 'roster-search',
    ...officer,
    path: 'school/roster/index',
    steps: async (page) => {
      await seen(page, 'search').locator('input').fill('l');
      await seen(page, 'found').waitFor();
    },
  },
  { name: 'class', phone: 'zhou-min', path: 'school/class/index?classId=jd2401' },
  { name: 'class-cadre', phone: 'han-meimei', path: 'school/class/index?classId=jd2401' },
  {
    name: 'person',
    phone: 'zhou-min',
    steps: async (page, client) => {
      await openPerson('person/index', '李雷')(page, client);
      await seen(page, 'place').waitFor();
    },
  },
  { name: 'person-staff', ...officer, steps: openPerson('person/index', '周敏') },
  { name: 'grant', ...officer, steps: openPerson('grant/index', '周敏') },
  {
    name: 'grant-besides',
    ...officer,
    steps: async (page, client) => {
      await openPerson('grant/index', (await anotherTeacher(client))?.name ?? '')(page, client);
      await seen(page, 'role-headTeacher').click();
      await page.getByText('2024级').click();
      await page.getByText('机电2401班').click();
      await seen(page, 'besides').scrollIntoViewIfNeeded();
    },
  },
  { name: 'move', ...officer, steps: openPerson('move/index', '李雷') },
  {
    name: 'move-room-choose',
    phone: 'zhou-min',
    steps: async (page, client) => {
      await openPerson('move-room/index', '李雷')(page, client);
      await seen(page, 'building-5栋').click();
      await seen(page, 'room-302').waitFor();
    },
  },
  {
    name: 'move-room',
    phone: 'zhou-min',
    steps: async (page, client) => {
      await openPerson('move-room/index', '李雷')(page, client);
      await seen(page, 'building-5栋').click();
      await seen(page, 'room-302').click();
    },
  },
  { name: 'dormitory', ...officer, path: 'school/dormitory/index' },
  {
    name: 'dormitory-unplaced',
    phone: 'officer',
    before: async (client) => {
      await asOfficer(client);
      await loseRooms(client);
    },
    path: 'school/dormitory/index',
    steps: (page) => seen(page, 'unplaced-title').click(),
  },
  { name: 'dormitory-keeper', phone: 'keeper', before: asKeeper, path: 'school/dormitory/index' },
  {
    name: 'dormitory-sheet',
    ...officer,
    path: 'school/dormitory/index',
    steps: (page) => seen(page, 'add-room').click(),
  },
  {
    name: 'dormitory-remove',
    ...officer,
    path: 'school/dormitory/index',
    steps: (page) => seen(page, 'rename-101').click(),
  },
  {
    name: 'person-keeper',
    phone: 'keeper',
    before: asKeeper,
    path: 'school/dormitory/index',
    steps: async (page) => {
      await page.locator('[data-test=rooms] .bed').nth(1).click();
      await seen(page, 'place').waitFor();
    },
  },
  { name: 'today-keeper', phone: 'keeper', before: asKeeper },
  {
    name: 'today-duty',
    phone: 'zhou-min',
    before: (client) =>
      changeBinding(client, '周敏', (grants) => [
        { role: 'dutyTeacher', scope: ofDepartment, from: '2026-11-24', to: '2026-11-25' },
        ...grants,
      ]),
  },
  {
    name: 'today-substitute',
    phone: 'zhou-min',
    before: (client) =>
      changeBinding(client, '周敏', () => [
        { role: 'subjectTeacher', scope: ofOtherClass, from: '2026-11-24', to: '2026-11-27' },
      ]),
  },
  {
    name: 'today-office',
    phone: 'officer',
    before: async (client) => {
      await asOfficer(client);
      await client.remove('terms');
      await client.remove('classes');
    },
  },
  { name: 'units', ...officer, path: 'school/units/index' },
  {
    name: 'units-sheet',
    ...officer,
    path: 'school/units/index',
    steps: (page) => seen(page, 'add-class-2024级').click(),
  },
  { name: 'enter', ...officer, path: 'school/enter/index' },
  { name: 'contacts', ...officer, steps: openPerson('contacts/index', '李雷') },
  { name: 'erase', ...officer, steps: openPerson('erase/index', '李雷') },
  {
    name: 'arrange',
    ...officer,
    path: 'school/arrange/index?departmentId=zz',
    steps: (page) => seen(page, 'staff').locator('.chip').first().click(),
  },
  { name: 'duty', ...officer, path: 'school/duty/index?departmentId=zz' },
  {
    name: 'duty-sheet',
    ...officer,
    path: 'school/duty/index?departmentId=zz',
    steps: (page) => seen(page, 'night-2026-11-25').click(),
  },
];
