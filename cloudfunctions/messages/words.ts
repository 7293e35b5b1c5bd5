import { messageFields, type MessageField, type MessageKind, type FieldType } from '../shared/message-kinds';
import { wordsOf } from './keywords';

/** How the app itself words a kind of message, whatever WeChat's template is called. */
interface Words<Kind extends MessageKind> {
  title: string;
  labels: Record<MessageField<Kind>, string>;
}

const words: { [Kind in MessageKind]: Words<Kind> } = {
  grantChanged: {
    title: '身份变更',
    labels: { what: '身份', change: '变更', from: '生效日期', by: '操作人', note: '备注' },
  },
  bound: {
    title: '账号绑定',
    labels: { who: '姓名', what: '身份', at: '时间', note: '备注' },
  },
  rebound: {
    title: '账号换绑',
    labels: { who: '姓名', what: '身份', at: '时间', note: '备注' },
  },
  importFinished: {
    title: '导入完成',
    labels: { what: '内容', result: '结果', rows: '总行数', at: '时间', note: '备注' },
  },
};

/** The title of a kind of message. */
export function titleOf(kind: MessageKind): string {
  return words[kind].title;
}

/** What a message says, line by line; a field without anything in it is left out. */
export function linesOf(
  kind: MessageKind,
  fields: Readonly<Record<string, string | number>>,
): { label: string; value: string }[] {
  const types = messageFields[kind] as Readonly<Record<string, FieldType>>;
  return Object.entries(words[kind].labels).flatMap(([field, label]) => {
    const value = wordsOf(types[field] ?? 'text', fields[field] ?? '');
    return value === '' ? [] : [{ label, value }];
  });
}

/** Why a message lies in the inbox alone, for the person it is for. */
export function whyNotSent(reason: string): string {
  switch (reason) {
    case 'NO_TEMPLATE':
      return '学校没有开通这类微信提醒';
    case 'NO_ACCOUNT':
      return '当时还没有绑定微信';
    case 'NO_QUOTA':
      return '当时没有剩余的提醒条数';
    case 'REFUSED':
      return '微信没有收：提醒条数用完，或你在微信里关掉了这类提醒';
    default:
      return '微信没有发出，学校会处理';
  }
}

/** What the officer is to do about a message that WeChat never takes. */
export function adviceOn(reason: string): string {
  switch (reason) {
    case '47003':
      return '学校在微信公众平台选的提醒格式，和系统里写的对不上。请把这一页发给部署小程序的人：核对 school.config.json 的 keywords，再部署一次';
    case '40037':
      return '系统里写的提醒编号，在微信公众平台里找不到。请把这一页发给部署小程序的人：改正 school.config.json 的 templateId，再部署一次';
    case '40003':
      return '收件人的微信账号无效，请让本人重新绑定';
    case 'NO_ANSWER':
      return '微信多次没有答复，这条没有再发；站内消息里能看到';
    default:
      return `微信不接收这条消息（${reason}），请把这个编号告诉技术人员`;
  }
}
