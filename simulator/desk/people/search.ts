import type { Persona } from '../../protocol';

/**
 * The people in whose name, note or OPENID every word of `text` occurs; those whose name begins with
 * the first word come first, otherwise the order stays.
 */
export function findPeople(people: readonly Persona[], text: string): Persona[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  const found = people.filter(({ name, note, openid }) => {
    const all = `${name} ${note} ${openid}`.toLowerCase();
    return words.every((word) => all.includes(word));
  });
  const rank = ({ name }: Persona) => (name.toLowerCase().startsWith(words[0] ?? '') ? 0 : 1);
  return found.sort((one, other) => rank(one) - rank(other));
}
