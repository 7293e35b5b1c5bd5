import type { Iterator as Rows } from 'mingo/lazy';
import type { Document } from '../document';
import { requestFailed } from '../errors';
import { mingo } from '../mingo';
import type { Sort } from '../planner';
import { sortDocuments } from '../sorting';

type StageOperator = (rows: Rows, parameter: unknown) => Rows;

/** Stages where mingo does otherwise than MongoDB. */
export const STAGES: Record<string, StageOperator> = {
  /** Nothing to count gives no row. */
  $count: (rows, name) => {
    if (typeof name !== 'string' || !/^[^$.]+$/.test(name)) {
      throw requestFailed('$count needs the name of a field');
    }
    return rows.transform((all) => mingo().iterate(all.length === 0 ? [] : [{ [name]: all.length }]));
  },
  $sort: (rows, order) =>
    rows.transform((all) => mingo().iterate(sortDocuments(all as Document[], order as Sort))),
};
