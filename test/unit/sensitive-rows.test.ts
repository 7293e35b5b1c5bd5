import { contracts } from '../../scripts/authorisation/contracts';
import type { Permissions } from '../../cloudfunctions/shared/authorisation';
import type { FunctionContract } from '../../cloudfunctions/shared/contract';

/**
 * The rows of the authorisation table that would hurt if they were wider, written out a second time: a row that
 * is changed by mistake changes the printed page with it, but not this test.
 */
interface Row {
  action: string;
  role: string;
  reach: string;
  fields: string;
}

const rows: Row[] = Object.values(contracts).flatMap((contract: FunctionContract) =>
  Object.entries(contract).flatMap(([action, { may }]) => rowsOf(action, may)),
);

function rowsOf(action: string, may: Permissions): Row[] {
  if (typeof may === 'string') return [{ action, role: may, reach: '', fields: '' }];
  return may.map(({ role, reach, fields }) => ({
    ...{ action, role, reach },
    fields: fields === 'all' ? fields : seen(...fields),
  }));
}

/** `action reach: fields` of everything that a role may do. */
function allowed(to: string): string[] {
  return rows
    .filter(({ role }) => role === to)
    .map(({ action, reach, fields }) => `${action} ${reach}: ${fields}`.trim())
    .sort();
}

function whoMay(wanted: string): string[] {
  return rows.filter(({ action }) => action === wanted).map(({ role, reach }) => `${role} ${reach}`.trim());
}

const ofADay = ['date', 'now', 'section', 'sections', 'counts'];
const ofAResult = ['state', 'at', 'kind', 'minutesLate'].map((field) => `rows.result.${field}`);
const ofAStudent = (list: string) => ['number', 'name'].map((field) => `${list}.${field}`);

function seen(...fields: string[]): string {
  return fields.sort().join(' ');
}

/** Nobody's contacts, birthday, account or place, and nobody beyond the own class or building. */
const smallRoles: [role: string, actions: string[]][] = [
  ['student', ['checkIn self: all', 'person self: all', 'timetable class: all']],
  [
    'classCadre',
    [
      `daySheet class: ${seen('classId', 'className', ...ofADay, 'rows.studentId', ...ofAStudent('rows'), ...ofAResult)}`,
      `roster class: ${seen('classId', 'className', 'gradeName', 'students.personId', ...ofAStudent('students'))}`,
      'timetable class: all',
    ],
  ],
  ['subjectTeacher', ['timetable class: all']],
  ['dutyTeacher', ['dutyRoster department: all']],
  [
    'dormKeeper',
    [
      `dormRoster building: ${seen(
        ...['buildingId', 'buildingName', 'date', 'rooms.roomId', 'rooms.name'],
        ...['personId', 'className', 'status'].map((field) => `rooms.students.${field}`),
        ...ofAStudent('rooms.students'),
      )}`,
      `person building: ${seen('personId', 'kind', 'number', 'name', 'className', 'departmentName', 'status', 'boards', 'room', 'headTeachers.name', 'headTeachers.phone')}`,
    ],
  ],
  ['stranger', ['bindStaff :', 'bindStudent :', 'setUp :']],
];

test.each(smallRoles)('%s may do this and nothing else', (role, actions) => {
  expect(allowed(role)).toEqual(actions);
});

const officer = 'officer department';
const headTeacher = 'headTeacher class';

test.each([
  ['erasePerson', [officer]],
  ['renamePerson', [officer]],
  ['addPerson', [officer]],
  ['transfer', [officer]],
  ['setStatus', [officer]],
  ['graduateGrade', [officer]],
  ['makeStaffCode', [officer]],
  ['importCheck', [officer]],
  ['importApply', [officer]],
  ['importReport', [officer]],
  ['setDutyNights', [officer]],
  ['exportRoster', [officer, 'secretary department']],
  ['grant', [headTeacher, officer]],
  ['endGrant', [headTeacher, officer]],
  ['headTeachers', [officer]],
  ['unbind', [headTeacher, officer]],
  ['makeClassCode', [headTeacher, officer]],
  ['correctContacts', [headTeacher, officer]],
  ['moveRoom', [headTeacher, officer]],
  ['addDepartment', ['officer school']],
])('only these may %s', (action, who) => {
  expect(whoMay(action)).toEqual(who);
});

test('a head teacher reaches the own classes, and of what all share rooms and how many sleep there, not who', () => {
  const wider = rows.filter(({ role, reach }) => role === 'headTeacher' && reach !== 'class');
  expect(wider.map(({ action, fields }) => [action, fields])).toEqual([
    ['rooms', seen('rooms.roomId', 'rooms.name', 'rooms.sleeping')],
  ]);
});
