import * as v from 'valibot';
import {
  keywordType,
  keywordTypesFor,
  type MessageField,
  messageFields,
  type MessageKind,
} from '../message-kinds';
import { choiceOf, pathOf, section, words } from './parts';

const KEYWORD =
  /^(thing|phrase|name|character_string|letter|symbol|number|amount|phone_number|car_number|time|date)\d{1,2}$/;

/** A template of WeChat for one kind of message. */
function template<Kind extends MessageKind>(kind: Kind) {
  const types = messageFields[kind] as Readonly<Record<string, keyof typeof keywordTypesFor>>;
  const fields = Object.keys(types) as MessageField<Kind>[];
  return section({
    templateId: v.pipe(
      v.string('应是微信公众平台里的模板 ID'),
      v.regex(/^[\w-]{20,64}$/, '应是微信公众平台里的模板 ID，由字母、数字、- 和 _ 组成'),
    ),
    title: words(1, 30, '模板标题，照公众平台上的写'),
    keywords: v.pipe(
      v.record(
        v.pipe(v.string(), v.regex(KEYWORD, '应以模板的关键词为名，例如 "thing1"、"time2"')),
        section({
          label: words(1, 20, '关键词的名称，照公众平台上的写'),
          field: v.picklist(fields, `应是 ${fields.join('、')} 之一`),
        }),
        '应是 {"thing1": {…}} 这样的一组关键词',
      ),
      v.check((keywords) => Object.keys(keywords).length > 0, '至少要有一个关键词'),
      v.rawCheck(({ dataset, addIssue }) => {
        if (!dataset.typed) return;
        for (const [keyword, { field }] of Object.entries(dataset.value)) {
          const fitting = keywordTypesFor[types[field] ?? 'text'];
          if (!fitting.includes(keywordType(keyword)))
            addIssue({ message: `${field} 只能放进 ${fitting.join('、')} 类关键词`, path: pathOf(keyword) });
        }
      }),
    ),
  });
}

/** What is said of a template whatever it is for. */
export interface Template {
  templateId: string;
  title: string;
  keywords: Record<string, { label: string }>;
}

/** Templates by kind of message. A kind without one is told in the app alone. */
export const messages = v.pipe(
  choiceOf({
    grantChanged: template('grantChanged'),
    bound: template('bound'),
    rebound: template('rebound'),
    importFinished: template('importFinished'),
  } satisfies Record<MessageKind, unknown>),
  v.rawCheck(({ dataset, addIssue }) => {
    if (!dataset.typed) return;
    for (const [kind, other] of contradicting(dataset.value))
      addIssue({
        message: `与 ${other} 用同一个模板，标题和关键词的名称要一样`,
        path: pathOf(kind, 'templateId'),
      });
  }),
);

/** Pairs of kinds that share a template and describe it differently. */
function contradicting(byKind: Readonly<Record<string, Template>>): [string, string][] {
  const first = new Map<string, string>();
  return Object.entries(byKind).flatMap(([kind, template]): [string, string][] => {
    const other = first.get(template.templateId);
    if (other === undefined) first.set(template.templateId, kind);
    const same = other === undefined || described(template) === described(byKind[other] ?? template);
    return same ? [] : [[kind, other]];
  });
}

function described({ title, keywords }: Template): string {
  const labels = Object.entries(keywords).map(([keyword, { label }]) => `${keyword} ${label}`);
  return [title, ...labels.sort()].join('\n');
}
