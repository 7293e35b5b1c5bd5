import * as v from 'valibot';

/**
 * What the schema of the school's configuration is made of. Each part says in Chinese what is allowed
 * there, so that whoever edits the file reads it beside the mistake.
 */

/** A group of settings. All of them have to be there, and no others: a misspelt one would go unnoticed. */
export function section<const Entries extends v.ObjectEntries>(
  entries: Entries,
): v.GenericSchema<unknown, v.InferOutput<v.StrictObjectSchema<Entries, undefined>>> {
  const unknown = v.never(`没有这一项，请删掉或改正；这里可以填 ${Object.keys(entries).join('、')}`);
  // A strict object of valibot would report the first unknown key only.
  return v.objectWithRest(entries, unknown, (issue) => {
    const entry = entries[String(issue.path?.[0].key)];
    return entry ? allowed(entry) : `应是一组设置，写在 { } 里：${Object.keys(entries).join('、')}`;
  });
}

/** Some of a fixed list of names, each with what belongs to it. */
export function choiceOf<const Entries extends v.ObjectEntries>(entries: Entries) {
  const optional = Object.fromEntries(
    Object.entries(entries).map(([key, schema]) => [key, v.optional(schema)]),
  );
  return section(optional) as unknown as v.GenericSchema<
    unknown,
    { readonly [Key in keyof Entries]?: v.InferOutput<Entries[Key]> }
  >;
}

/** A whole number, both limits included. `meaning` says what it is and in which unit. */
export function wholeNumber(from: number, to: number, meaning: string) {
  const message = `应是 ${from} 到 ${to} 的整数（${meaning}）`;
  return v.pipe(v.number(message), v.integer(message), v.minValue(from, message), v.maxValue(to, message));
}

/** Words of a length, in characters, without spaces at either end. */
export function words(from: number, to: number, meaning: string) {
  const message = `应是 ${from} 到 ${to} 个字，前后没有空格（${meaning}）`;
  return v.pipe(
    v.string(message),
    v.minLength(from, message),
    v.maxLength(to, message),
    v.check((text) => text === text.trim(), message),
  );
}

/** One of a few words. `meanings` says what each does. */
export function oneOf<const Option extends string>(meanings: Readonly<Record<Option, string>>) {
  const options = Object.keys(meanings) as Option[];
  const list = options.map((option) => `"${option}"（${meanings[option]}）`).join('、');
  return v.picklist(options, `应是 ${list} 之一`);
}

/** A clock time `HH:mm`, read as minutes of the day. */
export function clockTime(meaning: string) {
  const message = `应是 "22:00" 这样的时间，从 "00:00" 到 "23:59"（${meaning}）`;
  return v.pipe(
    v.string(message),
    v.regex(/^([01]\d|2[0-3]):[0-5]\d$/, message),
    v.transform((text) => Number(text.slice(0, 2)) * 60 + Number(text.slice(3))),
  );
}

/** What a schema says is allowed, for a value that isn't there. */
function allowed(schema: v.GenericSchema): string {
  return v.safeParse(schema, undefined).issues?.[0].message ?? '';
}

/** Where a complaint lies, for checks that look at several values at once. */
export function pathOf(...keys: string[]) {
  return keys.map((key) => ({
    type: 'unknown' as const,
    origin: 'value' as const,
    input: {},
    key,
    value: null,
  })) as [v.UnknownPathItem, ...v.UnknownPathItem[]];
}
