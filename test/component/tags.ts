import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

/**
 * Names of all tags that a component and the components it uses declare, each of which leads to a component.
 * @throws with the component's name when one leads nowhere.
 */
export function resolvedTags(tree: string, component: string): Set<string> {
  const tags = new Set<string>();
  const seen = new Set<string>();
  const visit = (place: string) => {
    if (seen.has(place)) return;
    seen.add(place);
    for (const [tag, address] of Object.entries(usedBy(place))) {
      const used = address.startsWith('/')
        ? path.join(tree, address)
        : path.join(path.dirname(place), address);
      if (!existsSync(`${used}.json`)) throw new Error(`unresolved tags: ${tag}, which is ${address}`);
      tags.add(tag);
      visit(used);
    }
  };
  visit(component);
  return tags;
}

function usedBy(place: string): Record<string, string> {
  const config = JSON.parse(readFileSync(`${place}.json`, 'utf8')) as {
    usingComponents?: Record<string, string>;
  };
  return config.usingComponents ?? {};
}
