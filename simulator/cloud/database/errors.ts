/** A refusal of the database as the SDK gets it: `{code, message}` with HTTP status 200. */
export class DatabaseError extends Error {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

/** A request the database cannot carry out; the SDK makes -502001 of it. */
export function requestFailed(message: string): DatabaseError {
  return new DatabaseError('DATABASE_REQUEST_FAILED', `[FailedOperation] ${message}`);
}

/** A request that is malformed; the SDK makes -501007 of it. */
export function invalidParameter(message: string): DatabaseError {
  return new DatabaseError('INVALID_PARAM', `[InvalidParameter] ${message}`);
}

/**
 * Runs what interprets queries, updates and stages; what the interpreter cannot make sense of becomes
 * a refusal, also an expression that is none.
 * @throws {DatabaseError}
 */
export function interpreting<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof Error && error.constructor.name === 'MingoError') throw requestFailed(error.message);
    if (error instanceof SyntaxError) throw requestFailed(error.message);
    throw error;
  }
}

/** The collection was never created; the SDK makes -502005 of it. */
export function collectionMissing(name: string): DatabaseError {
  return new DatabaseError(
    'DATABASE_COLLECTION_NOT_EXIST',
    `[ResourceNotFound] Db or Table not exist: ${name}`,
  );
}

/** A second document under the same unique key. WeChat's code for it is unknown, the text is MongoDB's. */
export function duplicateKey(collection: string, index: string, key: unknown): DatabaseError {
  return new DatabaseError(
    'DATABASE_REQUEST_FAILED',
    `[FailedOperation.Insert] multiple write errors: [{write errors: [{E11000 duplicate key error ` +
      `collection: ${collection} index: ${index} dup key: ${JSON.stringify(key)}}]}, {<nil>}]`,
  );
}

/** What is indexed as a place is none. */
export function noPlace(field: string, value: unknown): DatabaseError {
  return requestFailed(
    `Can't extract geo keys: "${field}" holds ${JSON.stringify(value)}, no place on Earth`,
  );
}

/** A query about places needs an index of its own kind, in WeChat's database as in MongoDB's. */
export function placeIndexMissing(collection: string, field: string): DatabaseError {
  const index = JSON.stringify({ fields: { [field]: '2dsphere' } });
  return requestFailed(
    `unable to find index for $geoNear query in "${collection}". Declare one like ${index}.`,
  );
}

const CONFLICT_TEXT =
  '[ResourceUnavailable.TransactionConflict] Transaction is conflict, maybe resource operated by others.';

/** Two transactions wrote one document, noticed at the operation: the SDK does not know this code and does not retry. */
export function conflictAtOperation(): DatabaseError {
  return new DatabaseError('ResourceUnavailable.TransactionConflict', CONFLICT_TEXT);
}

/** The same noticed at commit: the code on which the SDK's `runTransaction` begins anew. */
export function conflictAtCommit(): DatabaseError {
  return new DatabaseError('DATABASE_TRANSACTION_CONFLICT', CONFLICT_TEXT);
}

/** The transaction has ended: committed, rolled back or out of time. */
export function transactionMissing(): DatabaseError {
  return new DatabaseError(
    'DATABASE_TRANSACTION_NOT_EXIST',
    '[ResourceNotFound.TransactionNotExist] Transaction does not exist on the server, transaction must be commit or abort in 30 seconds.',
  );
}

/**
 * A query that no declared index serves, over more documents than anybody should scan.
 * @param fields the index it needs; empty when it asks for everything, which no index makes better
 */
export function indexMissing(
  collection: string,
  count: number,
  fields: Record<string, 1 | -1>,
): DatabaseError {
  const advice =
    Object.keys(fields).length === 0
      ? 'It reads everything: begin with a condition on an index, or a limit.'
      : `Declare one like ${JSON.stringify({ fields })}.`;
  return requestFailed(`No index of "${collection}" (${count} documents) serves this query. ${advice}`);
}
