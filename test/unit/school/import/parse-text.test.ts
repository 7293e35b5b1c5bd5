import { decodeText } from '../../../../cloudfunctions/school/import/parse-text';

/** 学号,姓名 and 李雷 as Excel in China writes CSV, byte by byte: Node can read GBK but not write it. */
const gbk = Buffer.from('d1a7bac52cd0d5c3fb0a32342cc0eec0d7', 'hex');
const text = '学号,姓名\n24,李雷';

test.each([
  ['UTF-8', Buffer.from(text)],
  ['UTF-8 with BOM', Buffer.from(`\uFEFF${text}`)],
  ['UTF-16 of Excel’s Unicode text', Buffer.from(`\uFEFF${text}`, 'utf16le')],
  ['GBK', gbk],
])('%s is told apart and read', (_, bytes) => {
  expect(decodeText(bytes)).toBe(text);
});

test('a rare character that GBK lacks is read from GB18030', () => {
  // 㐂, four bytes.
  expect(decodeText(Buffer.from('8139ee39', 'hex'))).not.toContain('\uFFFD');
});

test.each([
  ['a picture', Buffer.from('89504e470d0a1a0a0000000d', 'hex')],
  ['broken GBK', Buffer.from('d1a7bac5ff', 'hex')],
])('%s is no text', (_, bytes) => {
  expect(decodeText(bytes)).toBeNull();
});
