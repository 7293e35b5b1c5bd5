import type { SimulatorClient } from '../../simulator/client';
import { personName } from '../demo-school/names';
import { chance } from '../demo-school/random';
import { importFile, MEGABYTES, requestsOf, SECONDS, uploadRows, withEmptySchool } from './import-school';
import { atMost, type Measurement } from './measurement';

const STUDENTS = 20_000;

/** What it takes to import a whole school from Excel, and to import the same file once more. */
export function measureSchoolImport(): Promise<Measurement[]> {
  return withEmptySchool(measure);
}

async function measure(client: SimulatorClient): Promise<Measurement[]> {
  const fileId = await upload(client);
  const first = await importFile(client, { kind: 'student', fileId, name: 'first' });
  const requests = await requestsOf(client);
  const again = await importFile(client, { kind: 'student', fileId: await upload(client), name: 'again' });
  return [
    atMost('school.import.20000.dbRequests', requests, 'requests', 200),
    atMost('school.import.20000.missing', STUDENTS - (await client.count('people')), 'students', 0),
    atMost('school.import.20000.memory', Math.max(first.megabytes, again.megabytes), 'MB', MEGABYTES),
    atMost('school.import.20000.longestCall', Math.max(first.seconds, again.seconds), 's', SECONDS),
    atMost('school.import.20000.again.writes', again.writes, 'writes', 0),
  ];
}

/** Six a room, 200 rooms a building: 3,334 rooms in 17 buildings, all of them to be made. */
function roomOf(index: number): string {
  const room = Math.floor(index / 6);
  return `${Math.floor(room / 200) + 1}栋${101 + (room % 200)}`;
}

/** 400 classes of 50, all columns filled in. */
async function upload(client: SimulatorClient): Promise<string> {
  const random = chance(20_000);
  const titles = ['学号', '姓名', '班级', '年级', '住校', '宿舍', '电话', '监护人', '关系', '监护人电话'];
  const rows = Array.from({ length: STUDENTS }, (_, index) => {
    const [classIndex, phone] = [Math.floor(index / 50), String(index).padStart(6, '0')];
    const year = 24 + (classIndex % 3);
    const unit = [`机电${year}${String(classIndex).padStart(3, '0')}班`, `20${year}级`];
    const guardian = [personName(random), '父亲', `19100${phone}`];
    return [
      `${year}${phone}`,
      personName(random),
      ...unit,
      '是',
      roomOf(index),
      `19000${phone}`,
      ...guardian,
    ];
  });
  return uploadRows(client, [titles, ...rows]);
}
