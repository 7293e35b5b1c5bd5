import type { Role } from './grants';

/**
 * The subscription messages (订阅消息) the school sends, and what each has to say. A template of WeChat
 * has keywords (`thing1`, `time2`) of its own; the school's configuration says which of them carries
 * which of these fields.
 */

/** What a field holds: words, a person's name, a moment, a Beijing day, or a whole number. */
export type FieldType = 'text' | 'name' | 'moment' | 'day' | 'count';

/** By kind of message, its fields. A field may be left out of a template, but not made up. */
export const messageFields = {
  /** To the person: a grant was given, changed or ended. `what` 班主任 · 机电2401班, `change` 新增. */
  grantChanged: { what: 'text', change: 'text', from: 'day', by: 'name', note: 'text' },
  /** To the head teacher, or to the officer for staff: somebody bound an account. */
  bound: { who: 'name', what: 'text', at: 'moment', note: 'text' },
  /** To the account that lost its person, and to who bound it: a person moved to another account. */
  rebound: { who: 'name', what: 'text', at: 'moment', note: 'text' },
  /** To whoever began it: an import ended. `result` 新增 120 人，修改 3 人. */
  importFinished: { what: 'text', result: 'text', rows: 'count', at: 'moment', note: 'text' },
} as const satisfies Record<string, Readonly<Record<string, FieldType>>>;

/** Who may be told by a kind of message: whoever is bound, or only people of these roles. */
export const messageReaders: Readonly<Record<keyof typeof messageFields, 'everyone' | readonly Role[]>> = {
  grantChanged: 'everyone',
  bound: ['headTeacher', 'officer'],
  rebound: 'everyone',
  importFinished: ['officer'],
};

export type MessageKind = keyof typeof messageFields;

/** The fields of a kind of message. */
export type MessageField<Kind extends MessageKind> = keyof (typeof messageFields)[Kind] & string;

/** The types of keywords that can carry a field; a wrong one is refused by WeChat (47003) at every sending. */
export const keywordTypesFor: Readonly<Record<FieldType, readonly string[]>> = {
  text: ['thing'],
  name: ['name', 'thing'],
  moment: ['time', 'date', 'thing'],
  day: ['date', 'thing'],
  count: ['number', 'character_string', 'thing'],
};

/** The type in the name of a keyword: `thing` of `thing1`. */
export function keywordType(keyword: string): string {
  return keyword.replace(/\d+$/, '');
}
