import { fieldsSetBy, textOf, type Thing } from './event';
import { canonical } from './hash';
import type { Problem } from './problem';

/**
 * The document's own fields against its events. A field that events set holds what was set last; a
 * field that has the name of a text (a name, say) holds the last one, or nothing once that is erased.
 * Fields of neither kind are the feature's own business.
 */
export function fieldProblems(thing: Thing): Problem[] {
  const fields = new Map<string, unknown>(Object.entries(thing));
  const set = Object.entries(fieldsSetBy(thing.events)).filter(
    ([field, value]) => !(fields.has(field) && same(fields.get(field), value)),
  );
  const told = [...lastTexts(thing)].filter(
    ([field, text]) => fields.has(field) && !isTextOf(fields.get(field), text),
  );
  return [...set, ...told].map(([field]) => ({
    code: 'FIELD_CHANGED',
    seq: null,
    message: `${field} is not what the events say`,
  }));
}

/** By field the text of the last event that has one; null if it was erased. */
function lastTexts(thing: Thing): Map<string, string | null> {
  const entries = thing.events.flatMap(({ seq, commitments }) =>
    Object.keys(commitments).map((field) => [field, textOf(thing, seq, field)] as const),
  );
  return new Map(entries);
}

/** Whether a field holds a text; what is no string stands in texts as JSON. */
function isTextOf(value: unknown, text: string | null): boolean {
  if (text === null) return value === null || value === '' || (Array.isArray(value) && value.length === 0);
  if (typeof value === 'string') return value === text;
  try {
    return same(value, JSON.parse(text));
  } catch {
    return false;
  }
}

function same(stored: unknown, told: unknown): boolean {
  try {
    return canonical(stored) === canonical(told);
  } catch {
    return false;
  }
}
