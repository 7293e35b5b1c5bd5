import type { CodeView, RosterRow } from '../../../typings/cloud-api';
import type { Saved } from '../../cloud/outcomes';
import { clockTime, dayFrom, dayOf } from '../../shared/time';

/** A student of the class, as far as this page needs one. */
export type Student = Pick<RosterRow, 'personId' | 'rev' | 'number' | 'name' | 'status' | 'bound'>;

/** Whoever has left can't be bound any more. */
const LEFT: readonly Student['status'][] = ['withdrawn', 'graduated'];

/** The code as it is shown: in groups that one can read out, and until when it counts. */
export function codeView({ code, expiresAt }: CodeView, now: number) {
  return { letters: spaced(code), until: `${untilInWords(expiresAt, now)} 前有效` };
}

/** `K7M 2QX`: three at a time, as people read them out. */
export function spaced(code: string): string {
  return code.replace(/(.{3})(?=.)/g, '$1 ');
}

function untilInWords(moment: number, now: number): string {
  return `${dayFrom(dayOf(moment), dayOf(now))} ${clockTime(moment)}`;
}

/** What a head teacher sends to the class's group chat. */
export function textForGroup(className: string, code: CodeView, now: number): string {
  const whose = className === '' ? '同学们' : `${className}的同学`;
  return [
    `${whose}：请在微信里打开学校的学生工作小程序，选“我是学生”，绑定自己的姓名。`,
    `班级码：${code.code}（${untilInWords(code.expiresAt, now)} 前有效）`,
    '还要填学号和姓名，和花名册上一样。一个人只能绑定一个微信。',
  ].join('\n');
}

/** Who of the class is bound and who isn't. */
export function bindingsOf(students: readonly Student[]) {
  const waiting = students.filter(({ bound, status }) => !bound && !LEFT.includes(status));
  const bound = students.filter((student) => student.bound);
  return { waiting, bound, words: waitingInWords(waiting.length, bound.length) };
}

function waitingInWords(waiting: number, bound: number): string {
  if (waiting > 0) return `${waiting} 人还没绑定`;
  return bound > 0 ? `全班 ${bound} 人都绑定了` : '班里还没有学生';
}

/** A picture in base64 as an image of the page takes it, and the ending of its file. */
export function pictureView(base64: string): { source: string; ending: 'png' | 'jpg' } {
  // Every JPEG begins with these bytes; WeChat draws either.
  const isJpeg = base64.startsWith('/9j/');
  return { source: `data:image/${isJpeg ? 'jpeg' : 'png'};base64,${base64}`, ending: isJpeg ? 'jpg' : 'png' };
}

/** What to say of a picture that was to be saved. */
export function savedInWords(saved: Saved): string {
  const words: Record<Saved, string> = {
    saved: '已存到相册，发到班级群就行',
    cancelled: '没有保存',
    denied: '不能存到相册：点右上角 ··· → 设置 → 允许保存到相册',
    failed: '没有存下来，请再试一次，或长按图片保存',
  };
  return words[saved];
}
