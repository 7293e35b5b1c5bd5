import { codeInWords } from '../../../miniprogram/school/person/staff-code';
import {
  boundInWords,
  contactsOf,
  endChoices,
  endingInWords,
  erasingOf,
  grantRows,
  headOf,
  headTeacherLines,
  historyOf,
  isWhole,
  rightsOver,
} from '../../../miniprogram/school/person/view';
import type { Day, GrantView, PersonView, RoleView } from '../../../typings/cloud-api';
import { at } from '../../support/rules';

const today: Day = '2026-11-24';

const student = (told: Partial<PersonView> = {}): PersonView => ({
  ...{ personId: 'p', rev: 1, kind: 'student', number: '24010101', name: '李雷' },
  ...{ departmentId: 'zz', departmentName: '综职系', classId: 'jd2401', className: '机电2401班' },
  ...{ status: 'enrolled', boards: true, room: '3栋405', roomId: 'r405', phone: '19000000001' },
  headTeachers: [],
  guardians: [{ name: '李建国', relation: '父亲', phone: '19000000002' }],
  ...{ bound: true, boundAt: '2026-09-02' },
  memberships: [{ className: '机电2401班', from: '2026-09-01', to: null }],
  lodgings: [{ room: '3栋405', from: '2026-09-01', to: null }],
  enrolments: [{ status: 'enrolled', from: '2026-09-01' }],
  ...told,
});
const staff = (told: Partial<PersonView> = {}): PersonView =>
  student({
    ...{ kind: 'staff', number: 'T001', name: '周敏', classId: null, className: '', status: null },
    ...{ boards: false, room: '', roomId: null, guardians: [] },
    ...{ memberships: [], lodgings: [], enrolments: [] },
    ...told,
  });
const held = (role: RoleView['role'], where: Partial<RoleView> = {}): RoleView => ({
  ...{ role, title: '', scope: '', classId: null, departmentId: null, buildingId: null },
  ...where,
});
const officer = [held('officer', { departmentId: 'zz' })];
const head = [held('headTeacher', { classId: 'jd2401' })];

describe('what one may do to a person', () => {
  const none = {
    ...{ give: false, move: false, unbind: false, staffCode: false },
    ...{ contacts: false, rename: false, room: false },
  };
  const byOfficer = { ...none, give: true, contacts: true, rename: true };
  const byHead = { ...none, give: true, contacts: true, room: true };
  test.each([
    ['the officer, to a student', student(), officer, { ...byOfficer, room: true, move: true, unbind: true }],
    ['the officer, to staff', staff(), officer, { ...byOfficer, unbind: true }],
    [
      'the officer, to staff without an account',
      staff({ bound: false }),
      officer,
      { ...byOfficer, staffCode: true },
    ],
    ['an officer of another department', student(), [held('officer', { departmentId: 'qc' })], none],
    [
      'an officer of the school',
      student(),
      [held('officer')],
      { ...byOfficer, room: true, move: true, unbind: true },
    ],
    ['the head teacher', student(), head, { ...byHead, unbind: true }],
    ['the head teacher, to who isn’t bound', student({ bound: false }), head, byHead],
    ['another head teacher', student(), [held('headTeacher', { classId: 'jd2402' })], none],
    ['the secretary', student(), [held('secretary', { departmentId: 'zz' })], none],
    ['a head teacher, to who is in no class', student({ classId: null }), head, none],
  ] as const)('%s', (_, person, roles, rights) => {
    expect(rightsOver(person, roles)).toEqual(rights);
  });
});

describe('erasing somebody', () => {
  const given1 = (state: GrantView['state'], grantId = 'given') => ({ grantId, state });
  const held1 = [given1('inForce'), given1('ended')];
  const ended = [given1('ended')];
  const lessons = given1('inForce', 'lessons-jd2401');
  test.each([
    ['a student in school', student(), officer, [], null],
    ['a student on leave of absence', student({ status: 'suspended' }), officer, [], null],
    ['a student who left', student({ status: 'withdrawn' }), officer, [], 'possible'],
    ['a student who graduated', student({ status: 'graduated' }), officer, ended, 'possible'],
    ['staff with a role', staff(), officer, held1, 'grantsFirst'],
    ['staff with a role to come', staff(), officer, [given1('upcoming')], 'grantsFirst'],
    ['staff with a role and lessons', staff(), officer, [lessons, ...held1], 'grantsFirst'],
    ['staff with lessons', staff(), officer, [lessons, ...ended], 'lessonsFirst'],
    ['staff without one any more', staff(), officer, ended, 'possible'],
    ['who was erased before', staff({ name: '' }), officer, [], null],
    ['a student who left, to the head teacher', student({ status: 'withdrawn' }), head, [], null],
  ] as const)('%s: offered as it can be done', (_, person, roles, grants, erasing) => {
    expect(erasingOf(person, roles, grants)).toBe(erasing);
  });
});

describe('roles', () => {
  const given = (grantId: string, told: Partial<GrantView>): GrantView => ({
    ...{ grantId, role: 'headTeacher', title: '班主任', scope: '机电2401班' },
    ...{ from: '2026-09-01', to: null, state: 'inForce' },
    ...told,
  });
  const grants = [
    given('next', { from: '2026-12-01', state: 'upcoming' }),
    given('now', {}),
    given('duty', { role: 'dutyTeacher', title: '值班教师', scope: '综职系', to: '2026-11-25' }),
    given('old', { from: '2025-09-01', to: '2026-01-20', state: 'ended' }),
  ];
  const listed = grantRows(grants, { person: staff(), roles: officer, today });

  test('those in force and those to come stand apart from those that ended', () => {
    expect(listed.rows.map(({ grantId, span, tag }) => [grantId, span, tag])).toEqual([
      ['next', '12月1日起', '还没开始'],
      ['now', '9月1日起', ''],
      ['duty', '9月1日 – 11月25日', ''],
    ]);
    expect(listed.ended).toEqual([{ key: 'old', words: '机电2401班 班主任 2025年9月1日 – 2026年1月20日' }]);
  });

  test('what was given by the duty roster is taken there', () => {
    expect(listed.rows.map(({ canEnd }) => canEnd)).toEqual([true, true, false]);
  });

  test('what follows from a timetable ends with it; what was given by hand is ended by hand', () => {
    const [byTimetable, byHand] = ['lessons-jd2401-2026-1', 'given'].map((grantId) =>
      given(grantId, { role: 'subjectTeacher', title: '任课教师' }),
    );
    if (!byTimetable || !byHand) throw new Error('two are given');
    const { rows } = grantRows([byTimetable, byHand], { person: staff(), roles: officer, today });
    expect(rows.map(({ canEnd, span }) => [canEnd, span])).toEqual([
      [true, '9月1日起'],
      [false, '9月1日起 · 由课表决定'],
    ]);
  });

  test('classes taught by one timetable are one line below what was given', () => {
    const lessons = (grantId: string, scope: string, told: Partial<GrantView> = {}) =>
      given(`lessons-${grantId}`, { role: 'subjectTeacher', title: '任课教师', scope, ...told });
    const some = [
      lessons('1', '机电2401班'),
      lessons('2', '机电2402班'),
      lessons('3', '机电2403班', { from: '2026-12-01', state: 'upcoming' }),
      given('head', {}),
    ];
    const { rows } = grantRows(some, { person: staff(), roles: officer, today });
    expect(rows.map(({ scope, title }) => `${scope} ${title}`)).toEqual([
      '机电2401班 班主任',
      '机电2401班、机电2402班 任课教师',
      '机电2403班 任课教师',
    ]);
  });

  test('whoever only looks ends nothing', () => {
    const seen = grantRows(grants, {
      person: staff(),
      roles: [held('secretary', { departmentId: 'zz' })],
      today,
    });
    expect(seen.rows.map(({ canEnd }) => canEnd)).toEqual([false, false, false]);
  });

  test('ends today or at once; one that hasn’t begun is cancelled', () => {
    const [next, now] = listed.rows;
    if (!next || !now) throw new Error('two are listed');
    expect(endChoices(now, today)).toEqual([
      { label: '今天是最后一天', to: '2026-11-24' },
      { label: '立即结束', to: '2026-11-23' },
    ]);
    expect(endChoices(next, today)).toEqual([{ label: '取消这项身份', to: '2026-11-23' }]);
    expect(endingInWords('周敏', now)).toBe(
      '结束以后，周敏 不再是 机电2401班 班主任，对方会收到消息。以前做的记录都保留。',
    );
    expect(endingInWords('周敏', next)).toContain('取消后不会开始');
  });
});

test('the own number comes before those of guardians; without a number there is nobody to call', () => {
  expect(contactsOf(student())).toEqual([
    { who: '本人', phone: '19000000001' },
    { who: '父亲 李建国', phone: '19000000002' },
  ]);
  expect(contactsOf(staff({ phone: '' }))).toEqual([]);
});

describe('the head of the page', () => {
  test.each([
    ['a boarder', student(), '24010101 · 机电2401班', '在校', '住校 · 3栋405', 'present'],
    [
      'a day student',
      student({ boards: false, room: '' }),
      '24010101 · 机电2401班',
      '在校',
      '走读',
      'present',
    ],
    [
      'an intern',
      student({ status: 'interning', room: '' }),
      '24010101 · 机电2401班',
      '实习',
      '住校',
      'late',
    ],
    [
      'who is in no class',
      student({ className: '' }),
      '24010101 · 没有班级',
      '在校',
      '住校 · 3栋405',
      'present',
    ],
    [
      'who has left, whatever was entered',
      student({ status: 'withdrawn', boards: false, room: '' }),
      '24010101 · 机电2401班',
      '退学',
      '',
      'late',
    ],
    ['staff', staff(), 'T001 · 综职系', '教职工', '', 'present'],
  ] as const)('%s', (_, person, place, status, room, tone) => {
    expect(headOf(person)).toMatchObject({ place, status, room, tone });
  });
});

test('classes, rooms and statuses of all times, the newest first', () => {
  const person = student({
    memberships: [
      { className: '机电2402班', from: '2025-09-01', to: '2026-08-31' },
      { className: '机电2401班', from: '2026-09-01', to: null },
    ],
    lodgings: [
      { room: '3栋405', from: '2025-09-01', to: '2026-11-15' },
      { room: '', from: '2026-11-16', to: null },
    ],
    enrolments: [
      { status: 'enrolled', from: '2025-09-01' },
      { status: 'interning', from: '2026-11-02' },
    ],
  });
  const { classes, rooms, statuses } = historyOf(person, today);
  expect(classes.map(({ words, span }) => `${words} ${span}`)).toEqual([
    '机电2401班 9月1日起',
    '机电2402班 2025年9月1日 – 2026年8月31日',
  ]);
  expect(rooms.map(({ words, span }) => `${words} ${span}`)).toEqual([
    '住校，房间未定 11月16日起',
    '3栋405 2025年9月1日 – 2026年11月15日',
  ]);
  expect(statuses.map(({ words, span }) => `${words} ${span}`)).toEqual([
    '实习 11月2日起',
    '在校 2025年9月1日起',
  ]);
});

test('a dorm keeper is shown who it is, not the whole', () => {
  const { name, number } = student();
  expect(isWhole(student())).toBe(true);
  expect(isWhole({ name, number })).toBe(false);
});

test.each([
  [student(), '已绑定微信（9月2日起）'],
  [student({ boundAt: null }), '已绑定微信'],
  [student({ bound: false, boundAt: null }), '还没有绑定微信'],
])('binding in words: %#', (person, words) => {
  expect(boundInWords(person, today)).toBe(words);
});

test('a one-time code is read out in groups of four', () => {
  const words = codeInWords({ code: 'K7M2QX9P', expiresAt: at('2026-12-01', '08:30') }, today);
  expect(words).toEqual({ code: 'K7M2 QX9P', until: '12月1日 08:30' });
});

test('a keeper calls the head teachers who have a number, and knows the others by name', () => {
  const headTeachers = [
    { name: '周敏', phone: '19000000003' },
    { name: '吴刚', phone: '' },
  ];
  expect(headTeacherLines({ headTeachers })).toEqual({
    named: '班主任 吴刚（没有登记电话）',
    contacts: [{ who: '班主任 周敏', phone: '19000000003' }],
  });
  expect(headTeacherLines({ headTeachers: [] })).toEqual({ named: '', contacts: [] });
});
