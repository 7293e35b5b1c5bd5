import { MINUTE } from '../../cloudfunctions/shared/clock';
import type { ActionContract, FunctionContract } from '../../cloudfunctions/shared/contract';
import { contracts } from '../../scripts/authorisation/contracts';
import { at } from '../support/rules';
import { type School, startSchool, type WireReply } from '../support/school';
import { type Expected, expected } from './authorisation/expected';
import { fillWorld } from './authorisation/fill';
import { samples } from './authorisation/samples';
import {
  accountOf,
  type Place,
  places,
  roles,
  type Situation,
  situations,
  today,
} from './authorisation/world';

/** One cell: an action, asked by a role in a situation, about something at a place. */
interface Cell {
  name: string;
  action: string;
  declared: ActionContract;
  index: number;
  situation: Situation;
  place: Place | null;
  expected: Expected;
}

const nine = at(today, '09:00');
const AT_ONCE = 8;
let school: School;
let replies: Map<Cell, WireReply>;
const cells = allCells();
const isDenied = (cell: Cell) => 'code' in cell.expected;

beforeAll(async () => {
  school = await startSchool();
  await school.begin(nine);
  await school.simulator.client.reset();
  await fillWorld(school);
  // Whoever was bound until a minute ago has been seen by every instance.
  await inTurns(roles.map((_, index) => () => me('unboundJustNow', index)));
  await school.simulator.client.remove('bindings', { _id: { $regex: '^account-unboundJustNow-' } });
  await school.setTime(nine + MINUTE);
  replies = new Map();
}, 120_000);
afterAll(() => school.stop());

test('every cell that is kept out answers AUTH.*, and leaves no trace', async () => {
  const before = await school.everything();
  await ask(cells.filter(isDenied));
  const wrong = cells.filter(isDenied).filter((cell) => replies.get(cell)?.code !== codeOf(cell));
  expect(wrong.map(described)).toEqual([]);
  expect(await school.everything()).toEqual(before);
}, 300_000);

test('every cell that is let in is answered, or refused for another reason', async () => {
  const letIn = cells.filter((cell) => !isDenied(cell));
  await ask(letIn);
  const wrong = letIn.filter((cell) => /^(AUTH|REQUEST|INTERNAL)/.test(replies.get(cell)?.code ?? ''));
  expect(wrong.map(described)).toEqual([]);
}, 300_000);

test('whoever is let in sees exactly the fields of the table', () => {
  const limited = cells.flatMap((cell) => {
    const reply = replies.get(cell);
    if (!('fields' in cell.expected) || cell.expected.fields === 'all' || !reply?.ok) return [];
    return [{ cell, fields: cell.expected.fields, data: reply.data }];
  });
  expect(limited.length).toBeGreaterThan(0);
  for (const { cell, fields, data } of limited) {
    const seen = {
      cell: cell.name,
      fields: [...new Set(fields.map((field) => pathsAt(data, field)).flat())].sort(),
    };
    expect(seen).toEqual({ cell: cell.name, fields: [...fields].sort() });
    expect(beyond(data, fields)).toEqual([]);
  }
});

test('the table has as many cells as were tried', () => {
  expect(replies.size).toBe(cells.length);
  console.log(`authorisation: ${cells.length} cells, ${cells.filter(isDenied).length} of them kept out`);
});

function allCells(): Cell[] {
  const functions: [string, FunctionContract][] = Object.entries(contracts);
  return functions.flatMap(([name, contract]) =>
    Object.entries(contract).flatMap(([action, declared]) =>
      roles.flatMap((_, index) =>
        situations.flatMap((situation) =>
          placesOf(declared, situation).map((place) => ({
            ...{ name: `${name}.${action}`, action, declared, index, situation, place },
            expected: expected(declared.may, situation, index, place),
          })),
        ),
      ),
    ),
  );
}

/** An action that is about nothing in particular is asked once, and who has no grant only about the own. */
function placesOf({ about }: ActionContract, situation: Situation): (Place | null)[] {
  if (about === 'caller' || about === 'school') return [null];
  // With two departments the calendar is beyond the reach of either one's officer.
  if (about === 'calendar') return ['otherDepartment'];
  return situation === 'inForce' ? [...places] : ['own'];
}

async function ask(some: readonly Cell[]): Promise<void> {
  await inTurns(
    some.map((cell) => async () => {
      const [name = '', action = ''] = cell.name.split('.');
      const sample = (samples as Record<string, Record<string, (place: Place) => unknown>>)[name]?.[action];
      const data = sample?.(cell.place ?? 'own');
      replies.set(cell, await school.callAs(accountOf(cell.situation, cell.index), name, action, data));
    }),
  );
}

async function inTurns(work: readonly (() => Promise<unknown>)[]): Promise<void> {
  for (let from = 0; from < work.length; from += AT_ONCE)
    await Promise.all(work.slice(from, from + AT_ONCE).map((one) => one()));
}

function me(situation: Situation, index: number) {
  return school.callAs(accountOf(situation, index), 'school', 'me', {});
}

function codeOf({ expected: cell }: Cell): string | null {
  return 'code' in cell ? cell.code : null;
}

function described(cell: Cell): string {
  const { role, scope } = roles[cell.index] ?? { role: '?', scope: { kind: '?' } };
  const reply = replies.get(cell);
  const answer = reply?.ok ? 'ok' : `${reply?.code} ${String(reply?.message)}`;
  return `${cell.name} as ${role} (${scope.kind}), ${cell.situation}, about ${cell.place}: ${answer}`;
}

/** The field itself when an answer has it, however deep in lists. */
function pathsAt(data: unknown, field: string): string[] {
  return has(data, field.split('.')) ? [field] : [];
}

function has(value: unknown, [step, ...rest]: string[]): boolean {
  if (step === undefined) return value !== undefined;
  if (Array.isArray(value)) return value.some((item) => has(item, [step, ...rest]));
  return typeof value === 'object' && value !== null && step in value
    ? has((value as Record<string, unknown>)[step], rest)
    : false;
}

/** Fields of an answer that the table doesn't name. */
function beyond(value: unknown, fields: readonly string[], path = ''): string[] {
  if (Array.isArray(value)) return value.flatMap((item) => beyond(item, fields, path));
  if (fields.includes(path)) return [];
  if (typeof value !== 'object' || value === null) return [path];
  return Object.entries(value).flatMap(([key, item]) => beyond(item, fields, path ? `${path}.${key}` : key));
}
