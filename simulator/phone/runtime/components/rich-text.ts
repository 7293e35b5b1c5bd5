import type { BuiltIn } from './built-in';

/** A node as `nodes` describes it. */
interface RichNode {
  name?: string;
  attrs?: Record<string, string>;
  children?: RichNode[];
  type?: 'node' | 'text';
  text?: string;
}

/** Elements WeChat shows in rich text; others vanish with their content. */
const ALLOWED = new Set(
  (
    'a abbr address article aside b bdi bdo big blockquote br caption center cite code col colgroup dd del div dl dt ' +
    'em fieldset font footer h1 h2 h3 h4 h5 h6 header hr i img ins label legend li mark nav ol p pre q rt ruby s ' +
    'section small span strong sub sup table tbody td tfoot th thead tr tt u ul'
  ).split(' '),
);

const ALLOWED_ATTRIBUTES = new Set([
  'style',
  'class',
  'src',
  'alt',
  'width',
  'height',
  'colspan',
  'rowspan',
  'align',
  'dir',
  'color',
  'span',
  'start',
  'type',
]);

/** Text with marks, from HTML or from nodes. Nothing in it can run. */
export const richText: BuiltIn = {
  tag: 'rich-text',
  properties: { nodes: null, space: '' },
  draw: ({ element }) => {
    const content = document.createElement('div');
    element.append(content);
    return {
      update: ({ nodes }) => {
        const list = typeof nodes === 'string' ? parse(nodes) : ((nodes ?? []) as RichNode[]);
        content.replaceChildren(...list.flatMap(build));
      },
    };
  },
};

function parse(html: string): RichNode[] {
  const { body } = new DOMParser().parseFromString(html, 'text/html');
  return [...body.childNodes].map(describe);
}

function describe(node: ChildNode): RichNode {
  if (!(node instanceof Element)) return { type: 'text', text: node.textContent ?? '' };
  const attrs = Object.fromEntries([...node.attributes].map(({ name, value }) => [name, value]));
  return { name: node.localName, attrs, children: [...node.childNodes].map(describe) };
}

function build({ name = '', attrs = {}, children = [], type, text = '' }: RichNode): Node[] {
  if (type === 'text') return [document.createTextNode(text)];
  if (!ALLOWED.has(name.toLowerCase())) return [];
  const element = document.createElement(name);
  for (const [attribute, value] of Object.entries(attrs))
    if (ALLOWED_ATTRIBUTES.has(attribute)) element.setAttribute(attribute, value);
  element.append(...children.flatMap(build));
  return [element];
}
