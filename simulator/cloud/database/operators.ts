import { Context } from 'mingo';

/** The operators that the database knows and mingo does not; mingo's own are always there. */
export const QUERY_CONTEXT = Context.init({});
