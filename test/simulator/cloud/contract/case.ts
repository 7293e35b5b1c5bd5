import type { StageName, Tools } from '../sdk';
import type { Script } from '../support';

/**
 * One thing that WeChat's cloud does: what runs in a function through the real SDK, and what comes of it.
 * The script travels as text: it sees its tools, not the variables around it.
 */
export interface ContractCase {
  name: string;
  /** What it rests on: a page of WeChat's or MongoDB's documentation, an observation, or `guess: …`. */
  source: string;
  /** What is in the collections before, by name. */
  given?: Record<string, object[]>;
  run: Script;
  outcome: Outcome;
}

/** The value as JSON carries it, or the error. */
type Outcome = { value: unknown } | { errCode?: number; message?: string };

type Run = (tools: Tools) => unknown;

const reference = 'wxcloud/reference-sdk-api';

/** Pages of WeChat's documentation, by their paths. */
export const command = (name: string): string => `${reference}/database/command/Command.${name}`;
export const operator = (name: string): string =>
  `${reference}/database/command/aggregate/AggregateCommand.${name}`;
export const stagePage = (name: string): string => `${reference}/database/aggregate/Aggregate.${name}`;
export const page = (path: string): string => `${reference}/${path}`;
/** A page of MongoDB's manual. */
export const mongo = (name: string): string => `MongoDB manual: ${name}`;

/** A script made of another one's text. */
export const script = (text: string): Script => ({ toString: () => text });

/** An expression on one document of its own. A field that is not there is `(missing)`. */
export function expression(
  name: string,
  source: string,
  document: object,
  build: Run,
  value: unknown,
): ContractCase {
  return { ...expressionOf(name, source, document, build), outcome: { value } };
}

/** An expression that cannot be worked out; the SDK has no code for what goes wrong in an aggregation. */
export function refusedExpression(
  name: string,
  source: string,
  document: object,
  build: Run,
  message: string,
): ContractCase {
  return { ...expressionOf(name, source, document, build), outcome: { errCode: -1, message } };
}

function expressionOf(
  name: string,
  source: string,
  document: object,
  build: Run,
): Omit<ContractCase, 'outcome'> {
  const run = script(`async (tools) => {
    const stages = tools.db.collection('plain').aggregate();
    const { list } = await stages.project({ _id: 0, value: (${build.toString()})(tools) }).end();
    return 'value' in list[0] ? list[0].value : '(missing)';
  }`);
  return { name, source, given: { plain: [{ _id: 'one', ...document }] }, run };
}

/** A condition on `documents`; the outcome is the ids it finds, in order and joined. */
export function condition(
  name: string,
  source: string,
  documents: object[],
  build: Run,
  value: string,
): ContractCase {
  const run = script(`async (tools) => {
    const { data } = await tools.db.collection('plain').where((${build.toString()})(tools)).get();
    return data.map(({ _id }) => _id).join('');
  }`);
  return { name, source, given: { plain: documents }, run, outcome: { value } };
}

/** A condition that is refused. */
export function refusedCondition(name: string, source: string, build: Run, message: string): ContractCase {
  const run = script(`(tools) => tools.db.collection('plain').where((${build.toString()})(tools)).get()`);
  return {
    name,
    source,
    given: { plain: [{ _id: 'a', n: 1, text: 'a' }] },
    run,
    outcome: { errCode: -502001, message },
  };
}

/** An update of one document; the outcome is the document afterwards, without its id. */
export function update(
  name: string,
  source: string,
  document: object,
  build: Run,
  value: unknown,
): ContractCase {
  return {
    name,
    source,
    given: { plain: [{ _id: 'one', ...document }] },
    run: script(`async (tools) => {
      const one = tools.db.collection('plain').doc('one');
      await one.update({ data: (${build.toString()})(tools) });
      const { _id, ...rest } = (await one.get()).data;
      return rest;
    }`),
    outcome: { value },
  };
}

/** An update that is refused and changes nothing. */
export function refusedUpdate(
  name: string,
  source: string,
  document: object,
  build: Run,
  message: string,
): ContractCase {
  return {
    name,
    source,
    given: { plain: [{ _id: 'one', ...document }] },
    run: script(`async (tools) => {
      const one = tools.db.collection('plain').doc('one');
      const before = JSON.stringify(await one.get());
      try {
        await one.update({ data: (${build.toString()})(tools) });
      } catch (error) {
        if (JSON.stringify(await one.get()) !== before) throw new Error('something changed');
        throw error;
      }
    }`),
    outcome: { errCode: -502001, message },
  };
}

/** A pipeline on `documents`; the outcome is its rows. */
export function pipeline(
  name: string,
  source: string,
  documents: object[],
  build: (
    tools: Tools,
    stages: ReturnType<Tools['db']['collection']>['aggregate'] extends () => infer A ? A : never,
  ) => unknown,
  value: unknown,
): ContractCase {
  const run = script(`async (tools) => {
    const stages = tools.db.collection('plain').aggregate();
    return (await (${build.toString()})(tools, stages).end()).list;
  }`);
  return { name, source, given: { plain: documents }, run, outcome: { value } };
}

/** An accumulator over the field `v` of documents in groups `g`; the outcome is `[group, value]`, by group. */
export function accumulator(
  name: string,
  source: string,
  documents: object[],
  build: Run,
  value: unknown,
): ContractCase {
  const run = script(`async (tools) => {
    const { list } = await tools.db.collection('plain').aggregate()
      .group({ _id: '$g', value: (${build.toString()})(tools) }).sort({ _id: 1 }).end();
    return list.map((row) => [row._id, row.value]);
  }`);
  return { name, source, given: { plain: documents }, run, outcome: { value } };
}

/** A stage that the SDK names and cannot send. */
export function unsendableStage(name: StageName): ContractCase {
  return {
    name: `the stage ${name} is none`,
    source: 'observed: the SDK’s own method fails, and WeChat does not document the stage',
    given: { plain: [{ _id: 'a' }] },
    run: script(`(tools) => tools.db.collection('plain').aggregate().${name}({}).end()`),
    outcome: { message: 'is not a function' },
  };
}
