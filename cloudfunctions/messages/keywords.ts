import { clockTime, type Day, dayOf } from '../shared/clock';
import { type FieldType, keywordType, messageFields, type MessageKind } from '../shared/message-kinds';

/** What a template of the school's configuration says about its keywords. */
export type TemplateKeywords = Readonly<Record<string, { readonly field: string }>>;

const LONGEST_THING = 20;
const LONGEST_CHINESE_NAME = 10;
const LONGEST_LATIN_NAME = 20;

/**
 * The values of a template's keywords, in the forms that WeChat takes; what is too long is cut with an
 * ellipsis, since a value that doesn't fit would stop the whole message (47003).
 */
export function keywordsOf(
  keywords: TemplateKeywords,
  kind: MessageKind,
  fields: Readonly<Record<string, string | number>>,
): Record<string, { value: string }> {
  const types = messageFields[kind] as Readonly<Record<string, FieldType>>;
  return Object.fromEntries(
    Object.entries(keywords).map(([keyword, { field }]) => {
      const words = wordsOf(types[field] ?? 'text', fields[field] ?? '');
      return [keyword, { value: fitted(keywordType(keyword), words) }];
    }),
  );
}

/** A field as people read it: a moment as 2026年11月24日 07:05. */
export function wordsOf(type: FieldType, value: string | number): string {
  switch (type) {
    case 'moment':
      return `${longDay(dayOf(Number(value)))} ${clockTime(Number(value))}`;
    case 'day':
      return value === '' ? '' : longDay(value as Day);
    case 'text':
    case 'name':
    case 'count':
      return String(value);
  }
}

function longDay(day: Day): string {
  const [year, month, date] = day.split('-').map(Number);
  return `${year ?? 0}年${month ?? 0}月${date ?? 0}日`;
}

function fitted(type: string, words: string): string {
  const line = words.replace(/\s+/gu, ' ').trim();
  if (type === 'name') return fittedName(line);
  return type === 'thing' ? shortened(line === '' ? '无' : line) : line;
}

/** A `name` is Chinese alone or without Chinese and digits; 阿依古丽·买买提 goes without its dot. */
function fittedName(name: string): string {
  const chinese = Array.from(name).filter((letter) => /\p{Script=Han}/u.test(letter));
  if (chinese.length > 0) return chinese.slice(0, LONGEST_CHINESE_NAME).join('');
  const latin = Array.from(name)
    .filter((letter) => !/\d/u.test(letter))
    .slice(0, LONGEST_LATIN_NAME);
  return latin.join('').trim() || '某人';
}

function shortened(words: string): string {
  const letters = Array.from(words);
  if (letters.length <= LONGEST_THING) return words;
  return `${letters.slice(0, LONGEST_THING - 1).join('')}…`;
}
