/**
 * What a thing without a history remembers of the intentions that changed it, so that each is answered the
 * same again however late it is repeated, and undoes nothing that came after it.
 */
export interface Answered<Answer> {
  by: string;
  attemptId: string;
  answer: Answer;
}

/** An intention of a person. */
interface Intention {
  by: string;
  attemptId: string;
}

/** A phone gives an attempt up long before a thing was changed so often. */
const KEPT = 20;

/** What an intention was answered, or null. Phones make up attempt ids, so alone they prove nothing. */
export function answerTo<Answer>(
  answered: readonly Answered<Answer>[] | undefined,
  { by, attemptId }: Intention,
): Answer | null {
  return answered?.find((one) => one.by === by && one.attemptId === attemptId)?.answer ?? null;
}

/** The list with one answer more, to be stored in the same write as what it answers. */
export function withAnswer<Answer>(
  answered: readonly Answered<Answer>[] | undefined,
  { by, attemptId }: Intention,
  answer: Answer,
): Answered<Answer>[] {
  return [...(answered ?? []), { by, attemptId, answer }].slice(-KEPT);
}
