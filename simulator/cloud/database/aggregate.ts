import { clone } from './clone';
import type { Collection } from './collection';
import type { Document } from './document';
import { invalidParameter, requestFailed } from './errors';
import { geoNear } from './geo-near';
import { expandLookups, type Stage } from './lookup';
import { mingo } from './mingo';
import { interpreterOptions } from './operators/context';
import type { Filter, Sort } from './planner';
import { sample } from './sample';
import { search, type Search, type Work } from './query';
import { checkStages } from './stage-arguments';
import type { Store } from './store';
import { withoutUndefined } from './without-undefined';

/** WeChat answers this many rows where the pipeline sets no limit. */
const DEFAULT_ROWS = 20;

/** Stages that only choose and order documents, or make new ones without touching those they read. */
const READING = new Set(['$match', '$sort', '$skip', '$limit', '$count', '$sample', '$sortByCount']);

/**
 * Runs an aggregation. What its first stages choose is found through an index, like a query.
 * @throws {DatabaseError} without an index, or for a stage that does not exist.
 */
export function aggregate(store: Store, collectionName: string, pipeline: Stage[], work: Work): Document[] {
  checkStages(pipeline);
  const { documents, rest } = open(store.collection(collectionName), pipeline, work);
  const limited = pipeline.some((stage) => '$limit' in stage);
  const stages = limited ? rest : [...rest, { $limit: DEFAULT_ROWS }];
  checkFieldNames(rest);
  return runStages(store, documents, stages, work).map(withoutUndefined);
}

/** @throws {DatabaseError} for a new field whose name has a dollar sign. */
function checkFieldNames(stages: Stage[]): void {
  for (const { $project, $addFields } of stages) {
    const names = Object.keys({ ...($project as object), ...($addFields as object) });
    const wrong = names.find((name) => name.split('.').some((step) => step.startsWith('$')));
    if (wrong !== undefined) throw requestFailed(`FieldPath field names may not start with '$': ${wrong}`);
  }
}

/** Carries out the first stages by a search, and tells which are left. */
function open(
  collection: Collection,
  pipeline: Stage[],
  work: Work,
): { documents: Document[]; rest: Stage[] } {
  const [first, ...others] = pipeline;
  if (first && '$geoNear' in first)
    return { documents: geoNear(collection, first.$geoNear, work), rest: others };
  const { opening, rest } = openingSearch(pipeline);
  const documents = search(collection, opening, work).map((placed) => placed.document);
  const readOnly = rest.every((stage) => READING.has(stageName(stage)));
  return { documents: readOnly ? documents : documents.map((document) => clone(document)), rest };
}

function runStages(store: Store, documents: Document[], stages: Stage[], work: Work): Document[] {
  checkStages(stages);
  let current = documents;
  let pending: Stage[] = [];
  for (const stage of stages) {
    if (!('$lookup' in stage || '$sample' in stage)) {
      pending.push(stage);
      continue;
    }
    const rows = runMingo(current, pending);
    pending = [];
    current =
      '$lookup' in stage
        ? expandLookups(store, rows, stage.$lookup, work, runStages)
        : sample(rows, stage.$sample, work.random);
  }
  return runMingo(current, pending);
}

function runMingo(documents: Document[], stages: Stage[]): Document[] {
  if (stages.length === 0) return documents;
  return new (mingo().Aggregator)(stages, interpreterOptions()).run(documents);
}

/** Takes `$match`, `$sort`, `$skip` and `$limit` off the front, as far as they make one search together. */
function openingSearch(pipeline: Stage[]): { opening: Search; rest: Stage[] } {
  const rest = [...pipeline];
  const filters: Filter[] = [];
  let match = take(rest, '$match');
  for (; match !== undefined; match = take(rest, '$match')) filters.push(match as Filter);
  const opening: Search = {
    filter: filters.length > 1 ? { $and: filters } : (filters[0] ?? {}),
    sort: take(rest, '$sort') as Sort | undefined,
    skip: take(rest, '$skip') as number | undefined,
    limit: take(rest, '$limit') as number | undefined,
  };
  return { opening, rest };
}

/** What the first stage is told, if it has this name; it is taken away then. */
function take(stages: Stage[], name: string): unknown {
  const [first] = stages;
  if (!first || !(name in first)) return undefined;
  stages.shift();
  return first[name];
}

function stageName(stage: Stage): string {
  const [name, ...others] = Object.keys(stage);
  if (name === undefined || others.length > 0) throw invalidParameter('a stage has exactly one name');
  return name;
}
