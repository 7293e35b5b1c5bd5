import type { Failure, ScannedCode } from '../../cloud/outcomes';

/** Who somebody says to be: each has a form of its own. */
export type Mode = 'student' | 'staff' | 'setUp';

export type FieldKey = 'code' | 'number' | 'name' | 'departmentName';

/** What is typed, by field. */
export type Values = Record<FieldKey, string>;

export const nothingTyped: Values = { code: '', number: '', name: '', departmentName: '' };

/** A line of the form. */
export interface Field {
  key: FieldKey;
  label: string;
  placeholder: string;
  type: 'text' | 'number';
  /** Whether a code may be scanned into it. */
  scans: boolean;
  /** A small word on what the keyboard lacks; empty for none. */
  keyboard: string;
  /** The field the keyboard goes to next; empty on the last one, which sends the form. */
  next: FieldKey | '';
}

type FieldText = Pick<Field, 'key' | 'label' | 'placeholder'>;

const forms: Record<Mode, readonly FieldText[]> = {
  student: [
    { key: 'code', label: '班级码', placeholder: '班主任发的 6 位码' },
    { key: 'number', label: '学号', placeholder: '学校给你的学号' },
    { key: 'name', label: '姓名', placeholder: '和花名册上一样' },
  ],
  staff: [
    { key: 'code', label: '绑定码', placeholder: '学工干事发的 10 位码' },
    { key: 'name', label: '姓名', placeholder: '和花名册上一样' },
  ],
  setUp: [
    { key: 'code', label: '建校码', placeholder: '部署时设定的码' },
    { key: 'departmentName', label: '系部名称', placeholder: '例如：综职系' },
    { key: 'number', label: '你的工号', placeholder: '例如：T001' },
    { key: 'name', label: '你的姓名', placeholder: '以后由你管理花名册' },
  ],
};

/** The form of a mode. Most 学号 are digits alone; with `letters` their keyboard has everything. */
export function fieldsOf(mode: Mode, letters: boolean): Field[] {
  const form = forms[mode];
  return form.map((field, index): Field => {
    const isStudentNumber = mode === 'student' && field.key === 'number';
    return {
      ...field,
      type: isStudentNumber && !letters ? 'number' : 'text',
      scans: mode === 'student' && field.key === 'code',
      keyboard: isStudentNumber && !letters ? '学号里有字母？' : '',
      next: form[index + 1]?.key ?? '',
    };
  });
}

/** What is still missing in a form, by field. */
export function missingIn(mode: Mode, values: Values): Partial<Record<FieldKey, string>> {
  const missing = forms[mode].filter(({ key }) => values[key].trim() === '');
  return Object.fromEntries(missing.map(({ key, label }) => [key, `请填写${label.replace('你的', '')}`]));
}

/** The first field of a form with nothing in it, to put the keyboard there; empty if there is none. */
export function firstEmpty(mode: Mode, values: Values): FieldKey | '' {
  return forms[mode].find(({ key }) => values[key].trim() === '')?.key ?? '';
}

/** What the button says. */
export function submitLabel(mode: Mode): string {
  return mode === 'setUp' ? '建立学校' : '绑定';
}

/** A refusal, with what can be done about it on this page. */
export interface RefusalView {
  message: string;
  /** Enter with the account as it is bound. */
  enters: boolean;
  request: string;
}

/** Why it didn't work, in the server's words; a number only where nobody knows why. */
export function refusalView({ code, message, requestId }: Failure): RefusalView {
  return { message, enters: code === 'BIND.ALREADY_BOUND', request: code === 'INTERNAL' ? requestId : '' };
}

/** The class code in the scene of a mini program code; WeChat hands it over encoded. */
export function codeInScene(scene: string | undefined): string {
  return looksLikeCode(decoded(scene ?? ''));
}

/** The class code in what was scanned, be it the mini program code or a picture of the letters' QR code; empty if none. */
export function codeInScan({ path, text }: ScannedCode): string {
  const scene = /[?&]scene=([^&]*)/.exec(path)?.[1];
  return scene === undefined ? looksLikeCode(text) : codeInScene(scene);
}

function looksLikeCode(text: string): string {
  return /^[0-9A-Za-z -]{4,20}$/.test(text) ? text.trim().toUpperCase() : '';
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
