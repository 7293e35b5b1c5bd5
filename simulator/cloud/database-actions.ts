import type { Counters } from '../protocol';
import { countParameter, textParameter, type AdminRequest } from './admin-request';
import type { Context, Database } from './database/database';
import { parseEjson, parseEjsonObject, writeEjson } from './database/ejson';
import { invalidParameter, requestFailed } from './database/errors';
import type { Document } from './database/document';
import type { Sort } from './database/planner';

/** What is answered beside the request id. */
export type AdminAnswer = Record<string, unknown>;

/** The rest of the cloud, as far as the database's actions need it. */
interface Surroundings {
  database: Database;
  /** The time of the cloud, for `serverDate()`. */
  now: () => number;
}

type Action = (
  request: AdminRequest,
  context: Context,
  around: Surroundings,
) => Promise<AdminAnswer> | AdminAnswer;

/** Rows of a `get()` that names no limit, and the most it gets. */
const DEFAULT_ROWS = 100;
const MAX_ROWS = 1000;

const ACTIONS: Record<string, Action> = {
  'database.addCollection': (request, _context, { database }) => {
    database.storage.create(collectionOf(request));
    return {};
  },

  'database.insertDocument': async (request, context, { database, now }) => {
    const documents = ejsonList(request.data, now());
    if (documents.length === 0) throw requestFailed('there is nothing to insert');
    return { data: { insertedIds: await database.insert(collectionOf(request), documents, context) } };
  },

  'database.getDocument': (request, context, { database, now }) => {
    const documents = database.find(
      collectionOf(request),
      {
        filter: parseEjsonObject(request.query, now()),
        sort: parseEjsonObject(request.order, now()) as Sort,
        skip: countParameter(request, 'offset'),
        limit: Math.min(countParameter(request, 'limit') ?? DEFAULT_ROWS, MAX_ROWS),
        projection: parseEjsonObject(request.projection, now()),
      },
      context,
    );
    return { data: { list: documents.map(writeEjson) } };
  },

  'database.modifyDocument': async (request, context, { database, now }) => {
    const filter = parseEjsonObject(request.query, now());
    const data = parseEjsonObject(request.data, now());
    const collection = collectionOf(request);
    if (request.merge !== true) {
      return { data: await database.replace(collection, filter._id, data, context) };
    }
    return { data: await database.update(collection, filter, data, request.multi === true, context) };
  },

  'database.removeDocument': async (request, context, { database, now }) => {
    const filter = parseEjsonObject(request.query, now());
    return { data: await database.remove(collectionOf(request), filter, request.multi === true, context) };
  },

  'database.calculateDocument': (request, context, { database, now }) => {
    const filter = parseEjsonObject(request.query, now());
    return { data: { total: database.count(collectionOf(request), filter, context) } };
  },

  'database.aggregateDocuments': (request, context, { database, now }) => {
    const rows = database.aggregate(collectionOf(request), stagesOf(request, now()), context);
    return { data: { list: rows.map(writeEjson) } };
  },

  'database.startTransaction': (_request, _context, { database }) => ({
    transactionId: database.transactions.start().id,
  }),

  'database.commitTransaction': (request, _context, { database }) => {
    database.transactions.commit(textParameter(request, 'transactionId'));
    return {};
  },

  'database.abortTransaction': (request, _context, { database }) => {
    const { id } = database.transactions.get(textParameter(request, 'transactionId'));
    database.transactions.abort(id);
    return {};
  },
};

/** Whether an action is the database's. */
export function isDatabaseAction(action: string): boolean {
  return Object.hasOwn(ACTIONS, action);
}

/** Carries out a database action. @throws {DatabaseError} what the SDK is to be told. */
export async function runDatabaseAction(
  request: AdminRequest,
  counters: Counters,
  around: Surroundings,
): Promise<AdminAnswer> {
  const action = ACTIONS[request.action];
  if (!action) throw invalidParameter(`there is no action ${request.action}`);
  const { transactionId } = request;
  const inside = typeof transactionId === 'string' && transactionId !== '' ? { transactionId } : {};
  return action(request, { counters, ...inside }, around);
}

/** Names with a dollar sign belong to the cloud itself. */
function collectionOf(request: AdminRequest): string {
  const name = textParameter(request, 'collectionName');
  if (name.startsWith('$')) throw invalidParameter(`${name} is no name of a collection`);
  return name;
}

function ejsonList(texts: unknown, now: number): Document[] {
  if (!Array.isArray(texts)) throw invalidParameter('data must be a list');
  return texts.map((text) => parseEjsonObject(text, now));
}

function stagesOf(request: AdminRequest, now: number): Record<string, unknown>[] {
  const stages = request.stages;
  if (!Array.isArray(stages)) throw invalidParameter('stages must be a list');
  return (stages as { stageKey?: unknown; stageValue?: unknown }[]).map(({ stageKey, stageValue }) => {
    if (typeof stageKey !== 'string' || typeof stageValue !== 'string') {
      throw invalidParameter('a stage is a name and a value');
    }
    return { [stageKey]: parseEjson(stageValue, now) };
  });
}
