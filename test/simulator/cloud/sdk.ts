/**
 * The part of wx-server-sdk that tests use, as it behaves: the SDK's own types say that `get()` may
 * give a string or nothing.
 */

export type Row = Record<string, unknown>;

export interface Stats {
  stats: { updated: number; removed: number; created: number };
}

export interface Query {
  where(condition: object): Query;
  orderBy(field: string, order: 'asc' | 'desc'): Query;
  limit(count: number): Query;
  skip(count: number): Query;
  field(projection: object): Query;
  get(): Promise<{ data: Row[] }>;
  count(): Promise<{ total: number }>;
  update(options: { data: object }): Promise<Stats>;
  remove(): Promise<Stats>;
}

export interface DocumentReference {
  field(projection: object): DocumentReference;
  get(): Promise<{ data: Row }>;
  set(options: { data: object }): Promise<Stats>;
  update(options: { data: object }): Promise<Stats>;
  remove(): Promise<Stats>;
}

export type StageName =
  | 'addFields'
  | 'bucket'
  | 'bucketAuto'
  | 'collStats'
  | 'count'
  | 'facet'
  | 'geoNear'
  | 'graphLookup'
  | 'group'
  | 'indexStats'
  | 'limit'
  | 'lookup'
  | 'match'
  | 'out'
  | 'project'
  | 'redact'
  | 'replaceRoot'
  | 'sample'
  | 'skip'
  | 'sort'
  | 'sortByCount'
  | 'unwind';

export type Aggregate = Record<StageName, (value: unknown) => Aggregate> & {
  end(): Promise<{ list: Row[] }>;
};

/** Stages of a joined pipeline. */
export type Pipeline = Record<StageName, (value: unknown) => Pipeline> & { done(): object };

export interface Collection extends Query {
  add(options: { data: object }): Promise<{ _id: string; _ids: string[] }>;
  doc(id: string | number): DocumentReference;
  aggregate(): Aggregate;
}

export interface Transaction {
  collection(name: string): Collection;
  commit(): Promise<void>;
  rollback(reason?: unknown): Promise<void>;
}

/** What a command makes: part of a query or an update; logic can be chained to it. */
export type CommandValue = Record<
  'and' | 'or' | 'eq' | 'neq' | 'gt' | 'gte' | 'lt' | 'lte' | 'in' | 'nin',
  (...others: unknown[]) => CommandValue
>;

export type Command = Record<
  | 'eq'
  | 'neq'
  | 'lt'
  | 'lte'
  | 'gt'
  | 'gte'
  | 'in'
  | 'nin'
  | 'all'
  | 'elemMatch'
  | 'exists'
  | 'size'
  | 'mod'
  | 'geoNear'
  | 'geoWithin'
  | 'geoIntersects'
  | 'and'
  | 'nor'
  | 'or'
  | 'not'
  | 'set'
  | 'remove'
  | 'inc'
  | 'mul'
  | 'push'
  | 'pull'
  | 'pullAll'
  | 'pop'
  | 'shift'
  | 'unshift'
  | 'addToSet'
  | 'rename'
  | 'bit'
  | 'max'
  | 'min'
  | 'expr'
  | 'jsonSchema'
  | 'text',
  (...values: unknown[]) => CommandValue
> & { project: Record<'slice' | 'elemMatch', (value: unknown) => object> };

export type Expression = Record<
  | 'abs'
  | 'add'
  | 'ceil'
  | 'divide'
  | 'exp'
  | 'floor'
  | 'ln'
  | 'log'
  | 'log10'
  | 'mod'
  | 'multiply'
  | 'pow'
  | 'sqrt'
  | 'subtract'
  | 'trunc'
  | 'arrayElemAt'
  | 'arrayToObject'
  | 'concatArrays'
  | 'filter'
  | 'in'
  | 'indexOfArray'
  | 'isArray'
  | 'map'
  | 'range'
  | 'reduce'
  | 'reverseArray'
  | 'size'
  | 'slice'
  | 'zip'
  | 'and'
  | 'not'
  | 'or'
  | 'cmp'
  | 'eq'
  | 'gt'
  | 'gte'
  | 'lt'
  | 'lte'
  | 'neq'
  | 'cond'
  | 'ifNull'
  | 'switch'
  | 'dateFromParts'
  | 'dateFromString'
  | 'dayOfMonth'
  | 'dayOfWeek'
  | 'dayOfYear'
  | 'isoDayOfWeek'
  | 'isoWeek'
  | 'isoWeekYear'
  | 'millisecond'
  | 'minute'
  | 'month'
  | 'second'
  | 'hour'
  | 'week'
  | 'year'
  | 'literal'
  | 'mergeObjects'
  | 'objectToArray'
  | 'allElementsTrue'
  | 'anyElementTrue'
  | 'setDifference'
  | 'setEquals'
  | 'setIntersection'
  | 'setIsSubset'
  | 'setUnion'
  | 'concat'
  | 'dateToString'
  | 'indexOfBytes'
  | 'indexOfCP'
  | 'split'
  | 'strLenBytes'
  | 'strLenCP'
  | 'strcasecmp'
  | 'substr'
  | 'substrBytes'
  | 'substrCP'
  | 'toLower'
  | 'toUpper'
  | 'meta'
  | 'addToSet'
  | 'avg'
  | 'first'
  | 'last'
  | 'max'
  | 'min'
  | 'push'
  | 'stdDevPop'
  | 'stdDevSamp'
  | 'sum'
  | 'let',
  (value: unknown) => object
> & { pipeline(): Pipeline };

export interface Database {
  collection(name: string): Collection;
  createCollection(name: string): Promise<unknown>;
  startTransaction(): Promise<Transaction>;
  runTransaction<T>(work: (transaction: Transaction) => Promise<T>, times?: number): Promise<T>;
  serverDate(options?: { offset: number }): object;
  RegExp(options: { regexp: string; options?: string }): object;
  Geo: Record<
    'Point' | 'Polygon' | 'MultiPolygon' | 'LineString' | 'MultiPoint' | 'MultiLineString',
    (...values: unknown[]) => object
  >;
}

export interface FileResult {
  fileID: string;
  status: number;
  errMsg: string;
  tempFileURL?: string;
  maxAge?: number;
}

/** What a script run by the function `probe` may use. */
export interface Tools {
  db: Database;
  _: Command;
  $: Expression;
  cloud: {
    getWXContext(): Record<'OPENID' | 'APPID' | 'SOURCE' | 'ENV', string | undefined>;
    openapi: Record<string, Record<string, (parameters: object) => Promise<Row>>>;
    uploadFile(options: {
      cloudPath: string;
      fileContent: Buffer;
    }): Promise<{ fileID: string; statusCode: number }>;
    downloadFile(options: { fileID: string }): Promise<{ fileContent: Buffer }>;
    getTempFileURL(options: {
      fileList: (string | { fileID: string; maxAge: number })[];
    }): Promise<{ fileList: FileResult[] }>;
    deleteFile(options: { fileList: string[] }): Promise<{ fileList: FileResult[] }>;
    callFunction(options: { name: string; data?: object }): Promise<{ result: unknown }>;
  };
  /** What the test handed over beside the script. */
  input: unknown;
  event: Row;
  context: Row;
}
