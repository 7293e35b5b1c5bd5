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

type StageName =
  | 'addFields'
  | 'bucket'
  | 'bucketAuto'
  | 'count'
  | 'geoNear'
  | 'group'
  | 'limit'
  | 'lookup'
  | 'match'
  | 'project'
  | 'replaceRoot'
  | 'sample'
  | 'skip'
  | 'sort'
  | 'sortByCount'
  | 'unwind';

export type Aggregate = Record<StageName, (value: unknown) => Aggregate> & {
  end(): Promise<{ list: Row[] }>;
};

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
export interface CommandValue {
  and(...others: unknown[]): CommandValue;
  or(...others: unknown[]): CommandValue;
}

export type Command = Record<
  | 'addToSet'
  | 'all'
  | 'and'
  | 'elemMatch'
  | 'eq'
  | 'exists'
  | 'geoIntersects'
  | 'geoNear'
  | 'geoWithin'
  | 'gt'
  | 'gte'
  | 'in'
  | 'inc'
  | 'lt'
  | 'lte'
  | 'max'
  | 'min'
  | 'mod'
  | 'mul'
  | 'neq'
  | 'nin'
  | 'nor'
  | 'not'
  | 'or'
  | 'pop'
  | 'pull'
  | 'pullAll'
  | 'push'
  | 'remove'
  | 'rename'
  | 'set'
  | 'shift'
  | 'size'
  | 'unshift',
  (...values: unknown[]) => CommandValue
>;

export type Expression = Record<
  | 'add'
  | 'and'
  | 'arrayElemAt'
  | 'avg'
  | 'cond'
  | 'concat'
  | 'dateToString'
  | 'divide'
  | 'eq'
  | 'filter'
  | 'first'
  | 'gt'
  | 'gte'
  | 'ifNull'
  | 'in'
  | 'last'
  | 'lt'
  | 'map'
  | 'max'
  | 'min'
  | 'multiply'
  | 'push'
  | 'size'
  | 'subtract'
  | 'sum'
  | 'switch',
  (value: unknown) => object
>;

export interface Database {
  collection(name: string): Collection;
  createCollection(name: string): Promise<unknown>;
  startTransaction(): Promise<Transaction>;
  runTransaction<T>(work: (transaction: Transaction) => Promise<T>, times?: number): Promise<T>;
  serverDate(options?: { offset: number }): object;
  RegExp(options: { regexp: string; options?: string }): object;
  Geo: Record<'Point' | 'Polygon' | 'MultiPolygon' | 'LineString', (...values: unknown[]) => object>;
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
