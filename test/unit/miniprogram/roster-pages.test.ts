import { classView } from '../../../miniprogram/school/class/view';
import {
  dayChoices,
  statusChoices,
  statusInWords,
  transferInWords,
} from '../../../miniprogram/school/move/view';
import { foundRow } from '../../../miniprogram/school/people-search/view';
import { classIdsOf, gradeGroups, totalInWords } from '../../../miniprogram/school/roster/view';
import type { Day, FoundPerson, PersonView, RosterRow, RosterView } from '../../../typings/cloud-api';

const today: Day = '2026-11-24';

const student = (number: string, told: Partial<RosterRow> = {}): RosterRow => ({
  ...{ personId: `id-${number}`, rev: 1, number, name: '李雷', status: 'enrolled', from: '2026-09-01' },
  ...{ boards: true, room: '3栋405', phone: '', guardians: [], bound: true, isCadre: false },
  ...told,
});
const aClass = (students: RosterRow[]): RosterView => ({
  ...{ classId: 'jd2401', className: '机电2401班', gradeName: '2024级' },
  students,
});

describe('the class', () => {
  const mixed = aClass([
    student('01'),
    student('02', { isCadre: true, bound: false }),
    student('03', { status: 'interning' }),
    student('04', { status: 'withdrawn', bound: false }),
    student('05', { from: '2026-12-01' }),
  ]);

  test('counts who is in school and who is bound', () => {
    expect(classView(mixed, 'all', today).headline).toBe('在校 2 · 已绑定 3');
  });

  test('marks what is not ordinary, in words', () => {
    const rows = classView(mixed, 'all', today).rows.map(({ office, note }) => [office, note]);
    expect(rows).toEqual([
      ['', ''],
      ['班干部', '未绑定'],
      ['', '实习'],
      ['', '退学 · 未绑定'],
      ['', '12月1日转入'],
    ]);
  });

  test.each([
    ['all', ['01', '02', '03', '04', '05']],
    ['unbound', ['02', '04']],
    ['away', ['03', '04', '05']],
  ] as const)('filtered by %s', (filter, numbers) => {
    expect(classView(mixed, filter, today).rows.map(({ number }) => number)).toEqual(numbers);
  });

  test('offers only filters that find somebody', () => {
    const labels = (roster: RosterView) => classView(roster, 'all', today).filters.map(({ label }) => label);
    expect(labels(mixed)).toEqual(['全部 5', '未绑定 2', '不在校 3']);
    expect(labels(aClass([student('01')]))).toEqual([]);
  });

  test('a boarder on the list of no building is called so, and found', () => {
    const one = aClass([
      student('01', { room: '' }),
      student('02'),
      student('03', { boards: false, room: '' }),
    ]);
    const view = classView(one, 'unplaced', today);
    expect(view.filters.map(({ label }) => label)).toEqual(['全部 3', '未分房间 1']);
    expect(view.rows.map(({ number, room }) => `${number} ${room}`)).toEqual(['01 未分房间']);
    expect(classView(one, 'all', today).rows.map(({ room }) => room)).toEqual(['未分房间', '3栋405', '']);
  });

  test('a cadre, who sees names alone, reads nothing that isn’t known', () => {
    const { personId, number, name } = student('01');
    const view = classView(aClass([{ personId, number, name } as RosterRow]), 'all', today);
    expect(view).toMatchObject({ isOpen: false, headline: '1 人', filters: [] });
    expect(view.rows).toEqual([{ personId, number, name, office: '', note: '', room: '' }]);
  });
});

describe('the roster', () => {
  const units = {
    buildings: [],
    departments: [
      { departmentId: 'zz', name: '综职系' },
      { departmentId: 'qc', name: '汽车系' },
    ],
    grades: [
      { gradeId: 'g25', name: '2025级', departmentId: 'zz' },
      { gradeId: 'g24', name: '2024级', departmentId: 'zz' },
      { gradeId: 'q24', name: '2024级', departmentId: 'qc' },
    ],
    classes: [
      { classId: 'jd2401', name: '机电2401班', gradeId: 'g24', departmentId: 'zz' },
      { classId: 'jd2402', name: '机电2402班', gradeId: 'g24', departmentId: 'zz' },
      { classId: 'qx2401', name: '汽修2401班', gradeId: 'q24', departmentId: 'qc' },
    ],
  };
  const counted = [
    { classId: 'jd2401', enrolled: 40, bound: 38 },
    { classId: 'jd2402', enrolled: 39, bound: 0 },
  ];

  test('goes by grades, without those that have no class', () => {
    expect(gradeGroups(units, { departmentId: 'zz' }, counted)).toEqual([
      {
        gradeId: 'g24',
        name: '2024级',
        classes: [
          { classId: 'jd2401', name: '机电2401班', counts: '在校 40 · 已绑定 38' },
          { classId: 'jd2402', name: '机电2402班', counts: '在校 39 · 已绑定 0' },
        ],
      },
    ]);
  });

  test('stands before anybody is counted', () => {
    const [grade] = gradeGroups(units, { departmentId: 'zz' }, []);
    expect(grade?.classes.map(({ counts }) => counts)).toEqual(['', '']);
    expect(totalInWords([])).toBe('');
  });

  test('has the classes of one department counted, and their sum', () => {
    expect(classIdsOf(units, 'zz')).toEqual(['jd2401', 'jd2402']);
    expect(totalInWords(counted)).toBe('在校 79 · 已绑定 38');
  });
});

describe('somebody who was found', () => {
  const found = (told: Partial<FoundPerson>): FoundPerson => ({
    ...{ personId: 'p', kind: 'student', number: '24010101', name: '李雷' },
    ...{ className: '机电2401班', status: 'enrolled' },
    ...told,
  });
  test.each([
    ['a student', {}, '机电2401班', ''],
    ['an intern', { status: 'interning' }, '机电2401班', '实习'],
    ['who left', { status: 'withdrawn', className: '' }, '没有班级', '退学'],
    ['who is to come', { status: null, className: '' }, '没有班级', '未入学'],
    ['staff', { kind: 'staff', className: '', status: null }, '教职工', ''],
  ] as const)('%s', (_, told, place, tag) => {
    const row = foundRow(found(told));
    expect([row.place, row.tag]).toEqual([place, tag]);
  });
});

describe('moving a student', () => {
  const person = { name: '李雷', className: '机电2401班', status: 'enrolled' } as const;

  test.each([
    ['a Tuesday', '2026-11-24', ['今天起 2026-11-24', '明天起 2026-11-25', '下周一起 2026-11-30']],
    ['a Sunday, whose tomorrow is Monday', '2026-11-29', ['今天起 2026-11-29', '下周一起 2026-11-30']],
    ['a Monday', '2026-11-30', ['今天起 2026-11-30', '明天起 2026-12-01', '下周一起 2026-12-07']],
  ] as const)('on %s the quick days are these', (_, day, expected) => {
    expect(dayChoices(day).map(({ label, day: from }) => `${label} ${from}`)).toEqual(expected);
  });

  test('says from where to where, and what stays', () => {
    const words = transferInWords(person, { to: '机电2402班', from: '2026-11-30', today });
    expect(words).toBe(
      '李雷 从 11月30日 起由 机电2401班 转到 机电2402班。以前的考勤留在原班；是原班班干部的，到转班前一天为止',
    );
  });

  test('somebody without a class enters one', () => {
    const words = transferInWords({ ...person, className: '' }, { to: '机电2402班', from: today, today });
    expect(words).toContain('起进入 机电2402班');
  });

  test('says what a status means for the roll and for WeChat', () => {
    expect(statusInWords(person, { status: 'interning', from: today, today })).toBe(
      '李雷 从 11月24日 起实习：不计入应到，微信仍可使用',
    );
    expect(statusInWords(person, { status: 'withdrawn', from: today, today })).toContain(
      '微信不能再用学生身份',
    );
  });

  test('offers every status but today’s', () => {
    const enrolments = [{ status: 'enrolled', from: '2026-09-01' }] satisfies PersonView['enrolments'];
    expect(statusChoices({ ...person, enrolments }).map(({ word }) => word)).toEqual([
      '实习',
      '集训',
      '休学',
      '退学',
      '毕业',
    ]);
    const planned = [...enrolments, { status: 'suspended', from: '2026-12-01' } as const];
    expect(statusChoices({ ...person, enrolments: planned })[0]).toEqual({
      status: 'enrolled',
      word: '在校（撤销计划）',
    });
    expect(statusChoices({ status: null, enrolments: [] })).toHaveLength(6);
  });
});
