import writeExcel from 'write-excel-file/node';
import { readTable } from '../../../cloudfunctions/school/parse-table';

const cellsOf = async (bytes: Buffer) => {
  const table = await readTable(bytes);
  if (typeof table === 'string') throw new Error(table);
  return table.map(({ row, cells }) => [row, ...cells]);
};

test('quotes, line breaks in cells, empty lines and short rows keep the numbers of their rows', async () => {
  const csv = '学号,姓名\r\n"24,01","李\n雷"\r\n\r\n2403\r\n';
  expect(await cellsOf(Buffer.from(csv))).toEqual([
    [1, '学号', '姓名'],
    [2, '24,01', '李\n雷'],
    [3, ''],
    [4, '2403'],
  ]);
});

test.each([
  ['commas', '学号,姓名'],
  ['tabs', '学号\t姓名'],
  ['semicolons', '学号;姓名'],
])('%s separate', async (_, csv) => {
  expect(await cellsOf(Buffer.from(csv))).toEqual([[1, '学号', '姓名']]);
});

test('Excel keeps numbers, days and empty rows in their places', async () => {
  const day = new Date(Date.UTC(2026, 8, 1));
  const bytes = await writeExcel([
    [{ value: '学号' }, { value: '生效日期' }],
    [null, null],
    [{ value: 24010101 }, { value: day, type: Date, format: 'yyyy-mm-dd' }],
  ]).toBuffer();
  const rows = await cellsOf(bytes);
  expect(rows[0]).toEqual([1, '学号', '生效日期']);
  expect(rows.at(-1)).toEqual([3, 24010101, day]);
});

test.each([
  ['nothing', Buffer.alloc(0), 'empty'],
  ['an old .xls', Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'oldExcel'],
  ['a cut .xlsx', Buffer.from('504b0304140000', 'hex'), 'damagedExcel'],
  ['a quote that never ends', Buffer.from('学号,姓名\n"24,李雷'), 'quotes'],
])('%s is told apart', async (_, bytes, why) => {
  expect(await readTable(bytes)).toBe(why);
});

test('a zip that would grow beyond measure is not opened', async () => {
  const { zipSync } = await import('fflate');
  const bomb = zipSync({ 'xl/worksheets/sheet1.xml': new Uint8Array(61_000_000) });
  expect(bomb.length).toBeLessThan(100_000);
  expect(await readTable(Buffer.from(bomb))).toBe('tooLarge');
});
