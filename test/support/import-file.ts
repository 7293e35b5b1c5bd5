import writeExcel from 'write-excel-file/node';
import type { ImportView } from '../../cloudfunctions/school/import/contract';
import type { School, WireReply } from './school';

export const columns = ['学号', '姓名', '班级', '年级', '状态', '住校', '宿舍', '电话'];

/** Rows of texts as a CSV file in UTF-8. */
export function csv(rows: readonly (readonly string[])[]): Buffer {
  return Buffer.from(rows.map((cells) => cells.join(',')).join('\r\n'));
}

/** Rows of texts as an Excel file. */
export function excel(rows: readonly (readonly string[])[]): Promise<Buffer> {
  return writeExcel(rows.map((cells) => cells.map((value) => ({ value, type: String })))).toBuffer();
}

let files = 0;

/** Uploads a file from a person's phone, as the import page does; its file id. */
export async function upload(
  school: School,
  who: string,
  content: Buffer,
  extension = 'csv',
): Promise<string> {
  const { client } = school.simulator;
  await client.putPhone(who, { openid: `openid-${who}` });
  files += 1;
  const path = `imports/test-file-${String(files).padStart(4, '0')}.${extension}`;
  const reply = await client.uploadFromPhone(who, path, content);
  if (!('fileID' in reply)) throw new Error(reply.error.errMsg);
  return reply.fileID;
}

/** The answer of an action that went well. @throws when it was refused. */
export function dataOf(reply: WireReply): unknown {
  if (!reply.ok) throw new Error(`refused: ${JSON.stringify(reply)}`);
  return reply.data;
}

/** Uploads a file, of students if nothing else is said, and has it checked as the officer of a department. */
export async function check(
  school: School,
  content: Buffer,
  more: { kind?: ImportView['kind']; from?: string; attemptId?: string; who?: string } = {},
): Promise<ImportView> {
  const { kind = 'student', attemptId, who = 'officer', ...rest } = more;
  const fileId = await upload(school, who, content);
  const data = { departmentId: 'zz', kind, fileId, ...rest };
  return dataOf(await school.call(who, 'school', 'importCheck', data, attemptId)) as ImportView;
}

/** Begins an import and carries on until it is over. */
export async function apply(school: School, importId: string, who = 'officer'): Promise<WireReply> {
  return school.call(who, 'school', 'importApply', { departmentId: 'zz', importId });
}
