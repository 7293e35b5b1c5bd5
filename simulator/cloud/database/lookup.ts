import { clone } from './clone';
import { isPlainObject, valuesAt, type Document } from './document';
import { invalidParameter, requestFailed } from './errors';
import { evaluateOn } from './operators/context';
import type { Filter } from './planner';
import { search, type Work } from './query';
import { setAt } from './set-at';
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
  // Names with a dollar sign belong to the cloud itself.
  if (from.startsWith('$')) throw invalidParameter(`${from} is no name of a collection`);
  if (as.split('.').some((step) => step.startsWith('$')))
    throw requestFailed(`FieldPath field names may not start with '$': ${as}`);
  const other = store.collection(from);
  const stages = join.pipeline;
  return documents.map((document) => {
    const filter = joinFilter(document, localField, foreignField);
    const found = search(other, { filter }, work).map((placed) => clone(placed.document));
    const joined = Array.isArray(stages)
      ? runStages(store, found, bindVariables(stages as Stage[], join.let, document), work)
      : found;
    return withField(document, as, joined);
  });
}

/** What the document shares with others, perhaps with the stored one, is not touched. */
function withField(document: Document, path: string, value: unknown): Document {
  if (!path.includes('.')) return { ...document, [path]: value };
  const row = clone(document) as Record<string, unknown>;
  setAt(row, path, value);
  return row;
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
    values.set(name, evaluateOn(document, expression));
  }
  return substitute(stages, values) as Stage[];
}

function substitute(value: unknown, values: Map<string, unknown>): unknown {
  if (typeof value === 'string' && value.startsWith('$$')) return substituteVariable(value, values);
  if (Array.isArray(value)) return value.map((element) => substitute(element, values));
  if (!isPlainObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, field]) => [key, substitute(field, values)]));
}

/** `$$name` or `$$name.field`; a name that is none of the join's is the interpreter's affair. */
function substituteVariable(text: string, values: Map<string, unknown>): unknown {
  const [name = '', ...path] = text.slice(2).split('.');
  if (!values.has(name)) return text;
  const value = values.get(name);
  const field = path.length === 0 ? value : evaluateOn({ value }, `$value.${path.join('.')}`);
  return { $literal: field ?? null };
}
