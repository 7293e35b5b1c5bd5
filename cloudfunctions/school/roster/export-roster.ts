import type { InferOutput } from 'valibot';
import type { Call } from '../../shared/define-function';
import { idOfAttempt } from '../attempt-id';
import type { rosterContract } from './contract';
import { offerPrivately } from './export-file';
import { exportRows } from '../import/plan-export';
import { roomNamesById } from '../rooms/rooms';
import { peopleOfDepartment, unitsOfDepartment } from './queries';
import { excelOf } from '../import/spreadsheet';

type Request = InferOutput<(typeof rosterContract)['exportRoster']['request']>;

const titles = { student: '学生花名册', staff: '教职工名单' } as const;

/** The people of a department, or the students of one class, as a file that can be imported again. */
export async function exportRoster({ departmentId, kind, classId }: Request, call: Call) {
  const [units, everybody] = await Promise.all([
    unitsOfDepartment(departmentId),
    peopleOfDepartment(departmentId, kind),
  ]);
  const wanted = everybody.filter(
    ({ memberships }) => classId === undefined || memberships.at(-1)?.classId === classId,
  );
  const roomIds = wanted.flatMap(({ lodgings }) => lodgings.flatMap(({ roomId }) => roomId ?? []));
  const rows = exportRows(kind, wanted, units, await roomNamesById(roomIds), call.today);
  const widths = (rows[0] ?? []).map(() => 14);
  const content = await excelOf([{ name: '名单', rows, widths }]);
  const fileName = `${titles[kind]}-${call.today}.xlsx`;
  return offerPrivately(idOfAttempt(call), fileName, content, call.now);
}
