import { clone } from './clone';
import { isPlainObject, valuesAt, type Document } from './document';
import { invalidParameter } from './errors';
import type { Filter } from './planner';
import { search, type Work } from './query';
import type { Store } from './store';

/** A stage of an aggregation: its name with a `$`, and what it is told. */
export type Stage = Record<string, unknown>;

type RunStages = (store: Store, documents: Document[], stages: Stage[], work: Work) => Document[];

/**
 * Joins another collection to every document, through that collection's indexes, and counts the work:
 * a join without an index reads the whole other collection once per document, in WeChat too.
 * @throws {DatabaseError} when the join is malformed or has no index.
 */
export function expandLookups(
  store: Store,
  documents: Document[],
  join: unknown,
  work: Work,
  runStages: RunStages,
): Document[] {
  if (!isPlainObject(join) || typeof join.from !== 'string' || typeof join.as !== 'string') {
    throw invalidParameter('lookup needs from and as');
  }
  const { from, as, localField, foreignField } = join;
  const other = store.collection(from);
  const stages = join.pipeline;
  return documents.map((document) => {
    const filter = joinFilter(document, localField, foreignField);
    const found = search(other, { filter }, work).map((placed) => clone(placed.document));
    const joined = Array.isArray(stages)
      ? runStages(store, found, bindVariables(stages as Stage[], join.let, document), work)
      : found;
    return { ...document, [as]: joined };
  });
}

/** A missing local value joins with a missing foreign one, and an array with each of its elements. */
function joinFilter(document: Document, localField: unknown, foreignField: unknown): Filter {
  if (typeof localField !== 'string' || typeof foreignField !== 'string') return {};
  const values = valuesAt(document, localField.split('.')).flatMap((value): unknown[] =>
    Array.isArray(value) ? value : [value ?? null],
  );
  return { [foreignField]: values.length === 1 ? { $eq: values[0] } : { $in: values } };
}

/** Puts the values of `let` in the place of `$$name` throughout a pipeline. */
function bindVariables(stages: Stage[], variables: unknown, document: Document): Stage[] {
  if (!isPlainObject(variables)) return stages;
  const values = new Map<string, unknown>();
  for (const [name, expression] of Object.entries(variables)) {
    const path = typeof expression === 'string' && expression.startsWith('$') ? expression.slice(1) : null;
    values.set(`$$${name}`, path === null ? expression : valuesAt(document, path.split('.'))[0]);
  }
  return substitute(stages, values) as Stage[];
}

function substitute(value: unknown, values: Map<string, unknown>): unknown {
  if (typeof value === 'string' && values.has(value)) return { $literal: values.get(value) ?? null };
  if (Array.isArray(value)) return value.map((element) => substitute(element, values));
  if (!isPlainObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, field]) => [key, substitute(field, values)]));
}
