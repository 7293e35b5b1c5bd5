import path from 'node:path';
import type { Project } from '../project';
import type { StorageRules } from './files/rules';
import type { DatabaseDeclaration, DeliveredMessage } from '../protocol';
import type { CounterBook } from './counting';
import { Database, type DatabaseOptions } from './database/database';
import type { Faults } from './faults';
import { Files } from './files/files';
import { Functions } from './functions/functions';
import { IdSource } from './ids';
import type { Logs } from './logs';
import type { Timings } from './timings';

export interface CloudOptions {
  project: Project;
  /** Folder for the data. */
  data: string;
  /** Address of the simulator, known once the server listens. */
  url: () => string;
  /** The cell of the simulated clock, and the time in it. */
  clock: BigInt64Array<SharedArrayBuffer>;
  now: () => number;
  /** Makes generated ids; the same seed and the same calls give the same data. */
  seed: string;
  /** How often this data folder was started before. */
  boot: number;
  instancesPerFunction: number;
  unindexed: 'error' | 'allow';
  /** Where the indexes of the data are kept. */
  indexes: NonNullable<DatabaseOptions['indexes']>;
  /** Signs links to files. */
  fileSecret: string;
  /** Is told of every subscription message that arrives. */
  delivered: (message: DeliveredMessage) => void;
  /** Is told when the data are others: emptied, or brought back to a snapshot. */
  replaced: () => void;
}

/** What functions report to. */
export interface Parts {
  counters: CounterBook;
  timings: Timings;
  logs: Logs;
  faults: Faults;
  database: Database;
  functions: Functions;
}

/** The database in the data folder. @param complain is told of indexes that the data do not allow @throws when the data are damaged. */
export function createDatabase(
  { data, seed, boot, unindexed, indexes }: CloudOptions,
  declaration: DatabaseDeclaration,
  complain: (text: string) => void,
): Database {
  return new Database({
    directory: path.join(data, 'database'),
    declaration,
    ids: new IdSource(`${seed}/document`),
    transactionIds: new IdSource(`${seed}/transaction/${boot}`),
    chance: new IdSource(`${seed}/chance/${boot}`),
    unindexed,
    complain,
    indexes,
  });
}

/** The functions, none of them deployed yet. */
export function createFunctions(
  { project, url, clock, now, instancesPerFunction }: CloudOptions,
  { counters, timings, logs, faults }: Omit<Parts, 'database' | 'functions'>,
  requestIds: IdSource,
): Functions {
  return new Functions({
    appid: project.appid,
    adminUrl: () => `${url()}/admin`,
    clock,
    now,
    instancesPerFunction,
    requestIds,
    counters,
    timings,
    logs,
    claimFault: (name) => faults.claim(name),
    ended: (call) => faults.settle(call),
  });
}

/** The storage in the data folder. */
export function createFiles(
  { data, url, fileSecret, now }: CloudOptions,
  database: Database,
  rules: StorageRules,
): Files {
  return new Files({
    directory: path.join(data, 'files'),
    database,
    rules,
    url,
    secret: fileSecret,
    now,
  });
}
