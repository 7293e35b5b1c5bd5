import type { Person } from '../../cloudfunctions/school/people/person';
import type { SchoolClass } from '../../cloudfunctions/shared/unit';
import { tuesday } from './desk';
import { enter } from './looks';
import { answer, looks, schoolPhones, seen, shows, tapWord, type } from './school-phones';

/** 班级与年级, 添加一个人, 姓名和联系人 and 删除个人信息, as an officer and a head teacher use them. */
const phones = schoolPhones();
const { open, person, looksRight } = phones;

describe('班级与年级', () => {
  const classNames = async () =>
    (await phones.school.documents<SchoolClass>('classes')).map(({ name }) => name).sort();

  test('a grade and a class are added, a name that is taken is refused in the sheet, and one is corrected', async () => {
    const page = await open('officer', 'school/roster/index');
    await seen(page, 'open-units').click();
    await seen(page, 'add-grade').click();
    await seen(page, 'save').click();
    await shows(page, 'refusal', '请填名称');
    await type(page, 'name', '2026级');
    await seen(page, 'save').click();
    await seen(page, 'add-class-2026级').click();
    await shows(page, 'sheet', '在 2026级 里');
    await type(page, 'name', '机电2401班');
    await seen(page, 'save').click();
    await shows(page, 'refusal', '已经有');
    await type(page, 'name', '机'.repeat(31));
    await seen(page, 'save').click();
    await shows(page, 'refusal', '最多 30 个字，现在有 31 个');
    await type(page, 'name', '机电2601班');
    await seen(page, 'save').click();
    await seen(page, 'class-机电2601班').click();
    await type(page, 'name', '机电2603班');
    await seen(page, 'save').click();
    await seen(page, 'class-机电2603班').waitFor();
    expect(await classNames()).toEqual(['机电2401班', '机电2402班', '机电2603班']);
    await page.close();
  });

  test('a name that somebody changed meanwhile is shown anew, and not written over', async () => {
    const page = await open('officer', 'school/units/index');
    await seen(page, 'class-机电2402班').click();
    const other = { classId: 'jd2402', was: '机电2402班', name: '机电2405班' };
    await phones.school.call('officer', 'school', 'renameClass', other);
    await type(page, 'name', '机电2406班');
    await seen(page, 'save').click();
    await shows(page, 'said', '刚刚有人改过这个名称');
    await seen(page, 'class-机电2405班').waitFor();
    expect(await classNames()).toEqual(['机电2401班', '机电2405班']);
    await page.close();
  });
});

describe('添加一个人', () => {
  test('a student is entered into a class; a number that is taken is refused beside the button', async () => {
    const page = await open('officer', 'school/roster/index');
    await seen(page, 'open-enter').click();
    await shows(page, 'sentence', '请填学号');
    await type(page, 'number', '24010101');
    await type(page, 'name', '曾小明');
    await tapWord(page, '机电2402班');
    await shows(page, 'sentence', '曾小明 从 11月24日 起进入 机电2402班');
    await seen(page, 'submit').click();
    await shows(page, 'said', '24010101');
    await type(page, 'number', '24010209');
    await seen(page, 'submit').click();
    await shows(page, 'place', '24010209 · 机电2402班');
    const people = await phones.school.documents<Person>('people');
    expect(people.find(({ number }) => number === '24010209')).toMatchObject({
      ...{ kind: 'student', name: '曾小明' },
      memberships: [{ classId: 'jd2402', from: tuesday, to: null }],
    });
    await page.close();
  });

  test('staff go on to roles and code at once', async () => {
    const page = await open('officer', 'school/enter/index');
    await seen(page, 'kind-staff').click();
    await type(page, 'number', 'T020');
    await type(page, 'name', '孙武');
    await shows(page, 'sentence', '成为 综职系 的教职工');
    await seen(page, 'submit').click();
    await shows(page, 'place', 'T020 · 综职系');
    await seen(page, 'make-code').click();
    await shows(page, 'code', '只能用一次');
    await page.close();
  });
});

describe('姓名和联系人', () => {
  test('an officer corrects a name and enters a guardian in one go', async () => {
    const page = await open('officer', 'school/person/index?personId=li-lei');
    await seen(page, 'edit-contacts').click();
    await type(page, 'name', '李磊');
    await type(page, 'guardian-phone-0', '19000000002');
    await seen(page, 'save').click();
    await shows(page, 'said', '请填第 1 位监护人的姓名或关系');
    await seen(page, 'relation-0-母亲').click();
    await seen(page, 'save').click();
    await shows(page, 'contacts', '母亲');
    expect(await person('li-lei')).toMatchObject({
      name: '李磊',
      guardians: [{ name: '', relation: '母亲', phone: '19000000002' }],
    });
    await page.close();
  });

  test('nothing is saved while a phone beside the name is wrong, what was typed stays, and blanks are forgiven', async () => {
    const page = await open('officer', 'school/contacts/index?personId=li-lei');
    await type(page, 'name', '李磊');
    await type(page, 'guardian-phone-0', '1');
    await seen(page, 'relation-0-母亲').click();
    await seen(page, 'save').click();
    await shows(page, 'said', '第 1 位监护人的电话 1 不对');
    expect(await person('li-lei')).toMatchObject({ name: '李雷', guardians: [] });
    await type(page, 'guardian-phone-0', '190 0000-0002');
    await seen(page, 'save').click();
    await page.locator('.phone-toast').getByText('已保存').waitFor();
    expect(await person('li-lei')).toMatchObject({
      name: '李磊',
      guardians: [{ name: '', relation: '母亲', phone: '19000000002' }],
    });
    await page.close();
  });

  test('a head teacher corrects whom to call, and not the name; who was changed meanwhile is read anew, and what was typed stays', async () => {
    const page = await open('zhou-min', 'school/contacts/index?personId=li-lei');
    await seen(page, 'phone').waitFor();
    expect(await seen(page, 'name').count()).toBe(0);
    const other = { personId: 'li-lei', rev: 1, phone: '19000000005' };
    await phones.school.call('officer', 'school', 'correctContacts', other);
    await type(page, 'phone', '19000000001');
    await seen(page, 'save').click();
    await shows(page, 'said', '刚刚有人改过这个人的信息');
    await seen(page, 'save').click();
    await page.locator('.phone-toast').getByText('已保存').waitFor();
    expect((await person('li-lei')).phone).toBe('19000000001');
    await page.close();
  });
});

describe('删除个人信息', () => {
  test('of who has left: after reading what goes, typing the name, and being asked once', async () => {
    await phones.school.setPerson('li-lei', { enrolments: [{ status: 'withdrawn', from: '2026-11-01' }] });
    const page = await open('officer', 'school/roster/index');
    await type(page, 'search', '24010101');
    await shows(page, 'found', '李雷');
    await seen(page, 'found-24010101').click();
    await seen(page, 'open-erase').click();
    await shows(page, 'consequences', '只剩号码 24010101');
    await type(page, 'name', '李磊');
    await seen(page, 'erase').click();
    expect(await page.locator('.phone-modal').count()).toBe(0);
    await type(page, 'name', '李雷');
    await seen(page, 'erase').click();
    await answer(page, '取消');
    expect((await person('li-lei')).name).toBe('李雷');
    await seen(page, 'erase').click();
    await answer(page, '删除');
    await page.locator('.phone-toast').getByText('已删除').waitFor();
    await seen(page, 'found').filter({ hasNotText: '李雷' }).waitFor();
    await enter(page, 'school/person/index?personId=li-lei');
    await shows(page, 'bound', '还没有绑定微信');
    expect(await person('li-lei')).toMatchObject({ name: '', guardians: [] });
    expect(await phones.school.documents('bindings')).not.toContainEqual(
      expect.objectContaining({ personId: 'li-lei' }),
    );
    await page.close();
  });

  test('isn’t offered for who is in school, and staff with roles are told what comes first', async () => {
    const page = await open('officer', 'school/person/index?personId=han-meimei');
    await seen(page, 'bound').waitFor();
    expect(await seen(page, 'open-erase').count()).toBe(0);
    await enter(page, 'school/person/index?personId=zhou-min');
    await shows(page, 'grants-first', '先结束上面的身份');
    await page.close();
  });
});

test('a cadre finds the names of the class on 我的', async () => {
  const page = await open('han-meimei', 'pages/me/index');
  await seen(page, 'entry-class-jd2401').click();
  await shows(page, 'counts', '5 人');
  await page.close();
});

describe('looks', () => {
  const pages = [
    ['school/units/index', 'add-grade'],
    ['school/enter/index', 'submit'],
    ['school/contacts/index?personId=li-lei', 'save'],
    ['school/erase/index?personId=li-lei', 'erase'],
  ] as const;

  test.each(looks)('%j: nothing sticks out, is pale or too small to tap', async (look) => {
    await looksRight('officer', pages, look);
  });
});
