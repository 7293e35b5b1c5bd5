import { readText, type Program, resolveOwn, type Unit } from './program';
import { handlersOf } from './scripts';

/** Tags that WeChat knows with a hyphen in their name; every other one has to be declared. */
const BUILT_IN = new Set(
  (
    'scroll-view swiper-item movable-view movable-area cover-view cover-image picker-view picker-view-column ' +
    'rich-text page-meta navigation-bar root-portal match-media page-container share-element checkbox-group ' +
    'radio-group keyboard-accessory open-data web-view official-account functional-page-navigator live-player ' +
    'live-pusher ad-custom list-view grid-view sticky-header sticky-section'
  ).split(' '),
);

const BINDING = /\s(?:capture-|mut-)?(?:bind|catch):?[\w-]+\s*=\s*(?:"([^"]*)"|'([^']*)')/g;

/** Names bound to events in a template that its page or component has no function for. */
export function unboundHandlers(program: Program): string[] {
  return program.units.flatMap((unit) => {
    const handlers = handlersOf(program.folder, `${unit.name}.ts`);
    return boundNames(templateOf(program, unit))
      .filter((name) => !handlers.has(name))
      .map((name) => `${unit.name}.wxml: ${name}`);
  });
}

/** Custom tags in templates that neither the unit nor app.json declares. */
export function undeclaredTags(program: Program): string[] {
  return program.units.flatMap((unit) => {
    const declared = new Set([...BUILT_IN, ...tagsDeclaredFor(program, unit)]);
    return [...tagsUsedBy(program, unit)]
      .filter((tag) => !declared.has(tag))
      .map((tag) => `${unit.name}.wxml: <${tag}>`);
  });
}

/** Components that a unit declares and doesn't use: they are loaded all the same. */
export function unusedComponents(program: Program): string[] {
  return program.units.flatMap((unit) => {
    const used = tagsUsedBy(program, unit);
    const unused = Object.keys(unit.usingComponents).filter((tag) => !used.has(tag));
    return unused.map((tag) => `${unit.name}.json: ${tag}`);
  });
}

function tagsDeclaredFor({ app }: Program, unit: Unit): string[] {
  return [...Object.keys(app.usingComponents), ...Object.keys(unit.usingComponents)];
}

function tagsUsedBy(program: Program, unit: Unit): Set<string> {
  const tags = templateOf(program, unit).matchAll(/<([a-z]+-[\w-]*)/g);
  return new Set([...tags].map(([, tag = '']) => tag));
}

/** The literal name, or where it is computed the names in quotes: `{{busy ? '' : 'onTap'}}`. */
function boundNames(template: string): string[] {
  const values = [...template.matchAll(BINDING)].map(([, double, single]) => double ?? single ?? '');
  const names = values.flatMap((value) =>
    value.includes('{{') ? [...value.matchAll(/'(\w+)'/g)].map(([, name = '']) => name) : [value],
  );
  return names.filter((name) => name !== '');
}

/** The text of a unit's template with all it imports and includes, without comments and scripts. */
function templateOf({ folder }: Program, unit: Unit): string {
  const seen = new Set<string>();
  const read = (file: string): string => {
    if (seen.has(file)) return '';
    seen.add(file);
    const text = readText(folder, file).replace(/<!--[\s\S]*?-->|<wxs[\s\S]*?<\/wxs>/g, '');
    const others = [...text.matchAll(/<(?:import|include)\s+src="([^"]+)"/g)];
    return [text, ...others.map(([, target = '']) => read(resolveOwn(file, target)))].join('\n');
  };
  return read(`${unit.name}.wxml`);
}
