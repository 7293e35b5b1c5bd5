import { MINUTE } from './clock';
import type { CollectionName } from './collections';
import type { TextVerdict } from './contract-content';
import { Store } from './database';
import { schoolConfig } from './config/school-config';
import { admission } from './text-admission';
import { judgeText } from './wechat';

/**
 * The one way in which words that others will read get in. At submission `checkText` asks WeChat; what it
 * could not judge is accepted and remembered (`recheckLater`, before the text is stored), and the tick of
 * the function that stores it asks again (`recheckTexts`).
 */

/** A text without a verdict, by where it lies; the text itself is not repeated here. */
interface TextCheck {
  /** `collection_document_field`. */
  _id: string;
  collection: CollectionName;
  documentId: string;
  field: string;
  /** Who wrote it; WeChat judges only for somebody who was there within two hours. */
  openid: string;
  since: Date;
  dueAt: Date;
}

const checks = new Store<TextCheck>('textChecks');

const LONGEST = 2500;
const SLICE = 20;
const AGAIN_AFTER = 5 * MINUTE;
/** Afterwards WeChat answers 61010 for ever. */
const GIVEN_UP_AFTER = 120 * MINUTE;

/**
 * What WeChat says of a text that an account submits. Text that must not be shown is refused with
 * `CONTENT.RISKY`; without an answer the text is `unchecked`, or refused with `CONTENT.NO_VERDICT` where
 * the school chose that. One request.
 * @param text not empty
 */
export async function checkText(text: string, openid: string): Promise<ReturnType<typeof admission>> {
  return admission(await verdictOn(text, openid), schoolConfig.policies.contentSafety.textWithoutVerdict);
}

/** Sees to it that a text without a verdict is looked at again. To be called before the text is stored. */
export async function recheckLater(
  { collection, documentId, field }: Pick<TextCheck, 'collection' | 'documentId' | 'field'>,
  { openid, now }: { openid: string; now: number },
): Promise<void> {
  const _id = [collection, documentId, field].join('_');
  const asked = { openid, since: new Date(now), dueAt: new Date(now + AGAIN_AFTER) };
  const { inserted } = await checks.insertOnce({ _id, collection, documentId, field, ...asked });
  // An earlier text of that place waits there; the new one has its own two hours.
  if (!inserted) await checks.changeIf(_id, {}, asked);
}

/** How a feature finds a text of its own and takes in what was found out about it. */
export interface TextOwner {
  collection: CollectionName;
  /** The text, or null where there is none (any more). */
  textOf(documentId: string, field: string): Promise<string | null>;
  /** `text` is what was judged: the author may have written another one meanwhile. */
  judged(documentId: string, field: string, verdict: TextVerdict, text: string): Promise<void>;
}

/** Looks again at texts that got no verdict, a slice of them; harmless when run twice. */
export async function recheckTexts(owner: TextOwner, now: number): Promise<void> {
  const { collection } = owner;
  const due = { collection, dueAt: { $lte: new Date(now) } };
  const slice = await checks.findFirst(due, { order: { dueAt: 1 }, limit: SLICE });
  for (const check of slice) await recheck(check, owner, now);
}

async function recheck({ _id, documentId, field, ...check }: TextCheck, owner: TextOwner, now: number) {
  const text = await owner.textOf(documentId, field);
  const verdict = text ? await verdictOn(text, check.openid) : 'unchecked';
  if (text && verdict !== 'unchecked') await owner.judged(documentId, field, verdict, text);
  const isOver = verdict !== 'unchecked' || now - check.since.getTime() >= GIVEN_UP_AFTER;
  if (isOver) await checks.removeIf(_id);
  else await checks.changeIf(_id, {}, { dueAt: new Date(now + AGAIN_AFTER) });
}

async function verdictOn(text: string, openid: string): Promise<TextVerdict> {
  const judged = await judgeText(text.slice(0, LONGEST), openid);
  return judged.ok ? judged.answer.result.suggest : 'unchecked';
}
