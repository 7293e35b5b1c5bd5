import { zipSync } from 'fflate';
import writeExcel from 'write-excel-file/node';
import { readTables } from '../../../../cloudfunctions/school/import/parse-table';

const cellsOf = async (bytes: Buffer) => {
  const tables = await readTables(bytes);
  const [table] = typeof tables === 'string' ? [] : tables;
  if (!table) throw new Error(JSON.stringify(tables));
  return table.rows.map(({ row, cells }) => [row, ...cells]);
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

const locked = Buffer.concat([
  Buffer.from('d0cf11e0a1b11ae1', 'hex'),
  Buffer.from('EncryptedPackage', 'utf16le'),
]);

test.each([
  ['nothing', Buffer.alloc(0), 'empty'],
  ['an old .xls', Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'oldExcel'],
  ['a locked .xlsx', locked, 'encrypted'],
  ['a Word document', Buffer.from(zipSync({ 'word/document.xml': new Uint8Array(9) })), 'noExcel'],
  ['a web page named .xls', Buffer.from('\n<html><table><tr><td>学号,姓名'), 'webPage'],
  ['a text in one piece', Buffer.from('学号 姓名 班级\r\n24010101 李雷'), 'plainText'],
  ['a cut .xlsx', Buffer.from('504b0304140000', 'hex'), 'damagedExcel'],
  ['a quote that never ends', Buffer.from('学号,姓名\n"24,李雷'), 'quotes'],
])('%s is told apart', async (_, bytes, why) => {
  expect(await readTables(bytes)).toBe(why);
});

test('every sheet is read, with its name', async () => {
  const sheets = ['机电2401', '机电2402'].map((sheet) => ({ data: [[{ value: sheet }]], sheet }));
  const bytes = await writeExcel(sheets).toBuffer();
  expect(await readTables(bytes)).toEqual([
    { sheet: '机电2401', rows: [{ row: 1, cells: ['机电2401'] }] },
    { sheet: '机电2402', rows: [{ row: 1, cells: ['机电2402'] }] },
  ]);
});

test('a text named .xlsx is read for what it is', async () => {
  expect(await cellsOf(Buffer.from('学号,姓名\r\n24010101,李雷'))).toHaveLength(2);
});

test('a zip that would grow beyond measure is not opened', async () => {
  const bomb = zipSync({ 'xl/worksheets/sheet1.xml': new Uint8Array(61_000_000) });
  expect(bomb.length).toBeLessThan(100_000);
  expect(await readTables(Buffer.from(bomb))).toBe('tooLarge');
});
