import fc from 'fast-check';
import {
  plainName,
  readDay,
  readLabel,
  readName,
  readNumber,
  readPhone,
  readStatus,
  readYesNo,
  textOfCell,
} from '../../../../cloudfunctions/school/import/parse-cells';
import { fcParameters } from '../../../support/random';

describe('numbers', () => {
  test.each([
    ['24010101', '24010101'],
    [24010101, '24010101'],
    ['００２４', '0024'],
    [' 2401 0101 ', '24010101'],
    ['JX-007', 'JX-007'],
  ])('%p is %p', (cell, value) => {
    expect(readNumber(cell)).toEqual({ value });
  });

  test.each([
    [1234567890123456, '超过 15 位'],
    ['2.4E+07', '科学计数'],
    ['2', '2 到 20 位'],
    ['学号一', '字母和数字'],
    ['=1+1', '字母和数字'],
    [null, '没有填'],
  ])('%p is told why not', (cell, words) => {
    expect(readNumber(cell)).toEqual({ reason: expect.stringContaining(words) as string });
  });
});

describe('names', () => {
  test.each([
    ['李 雷', '李雷'],
    ['李　雷', '李雷'],
    ['买买提•艾力', '买买提·艾力'],
    ['𠮷田', '𠮷田'],
    ["O'Neil", "O'Neil"],
  ])('%p is %p', (cell, value) => {
    expect(readName(cell)).toEqual({ value });
  });

  test.each(['=HYPERLINK("x")', '李雷1', '李�', '-李', '@李', '李'.repeat(31), '·李'])(
    '%p is no name',
    (cell) => {
      expect(readName(cell)).toHaveProperty('reason');
    },
  );

  test('what was made plain stays as it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(plainName(plainName(text))).toBe(plainName(text));
      }),
      fcParameters(1000),
    );
  });
});

test('no label, name or number begins as a formula does', () => {
  const dangerous = fc.tuple(fc.constantFrom('=', '+', '-', '@', '\t', '\r'), fc.string());
  fc.assert(
    fc.property(dangerous, ([sign, rest]) => {
      for (const read of [readLabel, readName]) {
        const outcome = read(sign + rest);
        if ('value' in outcome) expect(outcome.value).not.toMatch(/^[=+\-@]/);
      }
    }),
    fcParameters(1000),
  );
});

describe('days', () => {
  test.each([
    ['2026-09-01', '2026-09-01'],
    ['2026/9/1', '2026-09-01'],
    ['2026年9月1日', '2026-09-01'],
    [new Date(Date.UTC(2026, 8, 1)), '2026-09-01'],
    ['2028-02-29', '2028-02-29'],
  ])('%p is %p', (cell, value) => {
    expect(readDay(cell)).toEqual({ value });
  });

  test.each(['2026-02-30', '2027-02-29', '9月1日', '2026-13-01', '45901', '1999-12-31', '下周一'])(
    '%p is no day',
    (cell) => {
      expect(readDay(cell)).toHaveProperty('reason');
    },
  );
});

test.each([
  ['13900000001', '13900000001'],
  [13900000001, '13900000001'],
  ['139 0000-0001', '13900000001'],
  ['+86 13900000001', '13900000001'],
  ['028-88888888', '02888888888'],
])('the phone %p is %p', (cell, value) => {
  expect(readPhone(cell)).toEqual({ value });
});

test.each(['12900000001', '1390000000', '888', '张三'])('%p is no phone', (cell) => {
  expect(readPhone(cell)).toHaveProperty('reason');
});

test('states are those of the school, in its words', () => {
  expect(readStatus('在校')).toEqual({ value: 'enrolled' });
  expect(readStatus('毕业')).toEqual({ value: 'graduated' });
  expect(readStatus('已毕业')).toEqual({
    reason: '不认识；只能是 在校、实习、集训、休学、退学、毕业',
  });
});

test.each([
  ['是', true],
  ['住校', true],
  [true, true],
  ['否', false],
  ['走读', false],
])('%p means %p', (cell, value) => {
  expect(readYesNo(cell)).toEqual({ value });
});

test('a cell of Excel that is a day reads as one', () => {
  expect(textOfCell(new Date(Date.UTC(2026, 8, 1)))).toBe('2026-09-01');
  expect(textOfCell(new Date(NaN))).toBe('');
});
