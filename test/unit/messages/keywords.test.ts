import fc from 'fast-check';
import { keywordsOf, wordsOf } from '../../../cloudfunctions/messages/keywords';
import {
  type FieldType,
  keywordTypesFor,
  messageFields,
  type MessageKind,
} from '../../../cloudfunctions/shared/message-kinds';
import { faultOfKeyword } from '../../../simulator/cloud/openapi/keywords';
import { fcParameters } from '../../support/random';
import { at } from '../../support/rules';

const whole = { thing1: { field: 'what' }, name2: { field: 'by' }, date3: { field: 'from' } };
const granted = (what: string, by = '吴刚') =>
  keywordsOf(whole, 'grantChanged', { what, by, from: '2026-11-24' });

test('a template gets what its keywords are for', () => {
  expect(granted('班主任 · 机电2401班')).toEqual({
    thing1: { value: '班主任 · 机电2401班' },
    name2: { value: '吴刚' },
    date3: { value: '2026年11月24日' },
  });
});

test.each([
  ['', '无'],
  ['  两行\n文字 ', '两行 文字'],
  ['一二三四五六七八九十一二三四五六七八九十', '一二三四五六七八九十一二三四五六七八九十'],
  ['一二三四五六七八九十一二三四五六七八九十多', '一二三四五六七八九十一二三四五六七八九…'],
])('the words %j are sent as %j', (words, sent) => {
  expect(granted(words).thing1).toEqual({ value: sent });
});

test.each([
  ['阿依古丽·买买提', '阿依古丽买买提'],
  ['Anna Müller', 'Anna Müller'],
  ['T001', 'T'],
  ['001', '某人'],
  ['王小明2', '王小明'],
])('the name %s is sent as %s', (name, sent) => {
  expect(granted('班主任', name).name2).toEqual({ value: sent });
});

test.each([
  ['moment', at('2026-11-24', '07:05'), '2026年11月24日 07:05'],
  ['moment', at('2026-01-02', '00:00'), '2026年1月2日 00:00'],
  ['day', '2026-01-02', '2026年1月2日'],
  ['day', '', ''],
  ['count', 120, '120'],
] as [FieldType, string | number, string][])('a %s %j reads %j', (type, value, words) => {
  expect(wordsOf(type, value)).toBe(words);
});

const valueOf: Record<FieldType, fc.Arbitrary<string | number>> = {
  text: fc.string({ unit: 'binary', size: 'large', maxLength: 40 }),
  name: fc.oneof(
    fc.string({ unit: 'binary', size: 'large', maxLength: 40 }),
    fc.constantFrom('阿依古丽·买买提', 'Anna', '王2', ''),
  ),
  moment: fc.integer({ min: at('2000-01-01', '00:00'), max: at('2099-12-31', '23:59') }),
  day: fc.constantFrom('2026-11-24', '2028-02-29', '2026-01-01'),
  count: fc.nat(),
};

/** A kind of message with one field put into each type of keyword that the configuration allows for it. */
const anyMessage = fc.constantFrom(...(Object.keys(messageFields) as MessageKind[])).chain((kind) => {
  const types = Object.entries(messageFields[kind]) as [string, FieldType][];
  const values = Object.fromEntries(types.map(([field, type]) => [field, valueOf[type]]));
  const keywords = types.flatMap(([field, type]) =>
    keywordTypesFor[type].map((keyword, index) => [`${keyword}${index + 1}`, { field }] as const),
  );
  return fc.record({
    kind: fc.constant(kind),
    keywords: fc.subarray(keywords, { minLength: 1 }).map((some) => Object.fromEntries(some)),
    fields: fc.record(values),
  });
});

test('whatever is to be said, each keyword gets a value that WeChat takes', () => {
  fc.assert(
    fc.property(anyMessage, ({ kind, keywords, fields }) => {
      const values = keywordsOf(keywords, kind, fields);
      for (const [keyword, { value }] of Object.entries(values))
        expect([keyword, value, faultOfKeyword(keyword, value)]).toEqual([keyword, value, null]);
    }),
    fcParameters(5000),
  );
});
