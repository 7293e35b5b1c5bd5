import type { Person } from '../people/person';

/** What a column of a file is about. A second guardian has columns of the same names with a 2. */
export type ColumnKey =
  | 'number'
  | 'name'
  | 'className'
  | 'gradeName'
  | 'status'
  | 'from'
  | 'boards'
  | 'room'
  | 'phone'
  | `guardian${1 | 2}${'Name' | 'Relation' | 'Phone'}`;

export interface Column<Key extends string = ColumnKey> {
  key: Key;
  /** As the template calls it. */
  title: string;
  /** Other names that schools use for it. */
  aliases: readonly string[];
  /** The file is of no use without it. */
  required: boolean;
  /** What goes into it, for the template. */
  hint: string;
}

const column = (
  key: ColumnKey,
  title: string,
  hint: string,
  aliases: readonly string[] = [],
  required = false,
): Column => ({ key, title, aliases, required, hint });

const guardian = (which: 1 | 2, suffix: '' | '2') => [
  column(`guardian${which}Name`, `监护人${suffix}`, '姓名', [
    `家长${suffix}`,
    `监护人姓名${suffix}`,
    `家长姓名${suffix}`,
  ]),
  column(`guardian${which}Relation`, `关系${suffix}`, '如 父亲、母亲、祖母', [
    `与学生关系${suffix}`,
    `监护人关系${suffix}`,
  ]),
  column(`guardian${which}Phone`, `监护人电话${suffix}`, '手机或带区号的座机', [
    `家长电话${suffix}`,
    `监护人手机${suffix}`,
    `家长手机${suffix}`,
  ]),
];

/** The columns of each kind of file, in the order of the template. */
export const columnsOf: Readonly<Record<Person['kind'], readonly Column[]>> = {
  student: [
    column('number', '学号', '必填。字母和数字，全校不重复，请设为文本格式', ['学生学号'], true),
    column('name', '姓名', '必填', ['学生姓名'], true),
    column('className', '班级', '必填，如 机电2401班。没有的班级会新建', ['班级名称', '所在班级'], true),
    column('gradeName', '年级', '如 2024级。新建班级时必填', ['年级名称', '所在年级']),
    column('status', '状态', '在校、实习、集训、休学、退学、毕业；新生空着就是在校', [
      '学籍状态',
      '在校状态',
    ]),
    column('from', '生效日期', '转班、换宿舍或状态从哪天起，如 2026-09-01；空着就用导入时选的日期', [
      '变动日期',
    ]),
    column('boards', '住校', '是 或 否', ['是否住校', '住宿', '是否住宿']),
    column('room', '宿舍', '楼和房间写在一起，如 3栋302、3号楼-302。没有的宿舍会新建', [
      '宿舍号',
      '寝室',
      '房间',
    ]),
    column('phone', '电话', '学生手机', ['手机', '手机号', '联系电话', '学生电话', '本人电话']),
    ...guardian(1, ''),
    ...guardian(2, '2'),
  ],
  staff: [
    column(
      'number',
      '工号',
      '必填。字母和数字，全校不重复，请设为文本格式',
      ['教工号', '职工号', '教师工号'],
      true,
    ),
    column('name', '姓名', '必填', ['教师姓名', '教职工姓名'], true),
    column('phone', '电话', '手机', ['手机', '手机号', '联系电话']),
  ],
};

/** A column's place in the file. */
export interface FoundColumn<Key extends string = ColumnKey> extends Column<Key> {
  index: number;
}

/** What the head of a file says. */
export interface Header<Key extends string = ColumnKey> {
  columns: FoundColumn<Key>[];
  /** Names that mean nothing to us; told, because one may be a mistyped one. */
  unknown: string[];
  /** Titles that are there more than once, and required ones that are missing. */
  repeated: string[];
  missing: string[];
}

/** Reads titles in any order. Blanks, brackets with remarks and a leading asterisk are no part of a title. */
export function readHeader<Key extends string>(
  wanted: readonly Column<Key>[],
  titles: readonly string[],
): Header<Key> {
  const known = new Map(
    wanted.flatMap((one) => [one.title, ...one.aliases].map((title) => [title, one] as const)),
  );
  const plain = titles.map(plainTitle);
  const columns = plain.flatMap((title, index) => {
    const found = known.get(title);
    return found ? [{ ...found, index }] : [];
  });
  const keys = columns.map(({ key }) => key);
  return {
    columns: columns.filter(({ key }, index) => keys.indexOf(key) === index),
    unknown: titles.filter((title, index) => title.trim() !== '' && !known.has(plain[index] ?? '')),
    repeated: columns.filter(({ key }, index) => keys.indexOf(key) !== index).map(({ title }) => title),
    missing: wanted.filter(({ key, required }) => required && !keys.includes(key)).map(({ title }) => title),
  };
}

function plainTitle(title: string): string {
  return title
    .normalize('NFKC')
    .replace(/\(.*?\)/g, '')
    .replace(/[\s*:：]/g, '');
}
