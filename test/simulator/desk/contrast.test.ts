import { readFileSync } from 'node:fs';
import path from 'node:path';

const FILE = path.join(__dirname, '../../../simulator/desk/styles/tokens.css');
const [light = '', dark = ''] = readFileSync(FILE, 'utf8').split('@media');

/** Text needs 4.5 on its background, shapes and edges that tell something need 3 (WCAG 2.2 AA). */
const TEXT: [string, string][] = [
  ['text', 'desk'],
  ['text', 'card'],
  ['text', 'well'],
  ['text', 'plan'],
  ['text', 'ground'],
  ['text-2', 'desk'],
  ['text-2', 'desk-glow'],
  ['text-2', 'card'],
  ['text-2', 'plan'],
  ['on-brand', 'brand'],
  ['brand', 'brand-soft'],
  ['warn', 'warn-soft'],
  ['fail', 'card'],
  ['fail', 'well'],
  ['text-2', 'well'],
  ['warn', 'desk'],
];
const SHAPES: [string, string][] = [
  ['edge', 'card'],
  ['edge', 'well'],
  ['brand', 'card'],
  ['brand', 'desk'],
  ['good', 'card'],
];

describe.each([
  ['by day', coloursOf(light)],
  ['by night', { ...coloursOf(light), ...coloursOf(dark) }],
])('%s', (_, colours) => {
  const of = (name: string) => colours[name] ?? name;

  test.each(TEXT)('%s is readable on %s', (front, back) => {
    expect(contrast(of(front), of(back))).toBeGreaterThanOrEqual(4.5);
  });

  test.each(SHAPES)('%s can be told from %s', (front, back) => {
    expect(contrast(of(front), of(back))).toBeGreaterThanOrEqual(3);
  });

  test('the number of unread messages is readable', () => {
    expect(contrast('#ffffff', of('badge'))).toBeGreaterThanOrEqual(4.5);
  });

  test.each([0, 1, 2, 3, 4, 5])('the initial is readable in the colour of owner %i', (index) => {
    expect(contrast('#ffffff', of(`owner-${index}`))).toBeGreaterThanOrEqual(4.5);
  });
});

function coloursOf(css: string): Record<string, string> {
  const found = [...css.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)];
  return Object.fromEntries(found.map(([, name = '', colour = '']) => [name, colour]));
}

function contrast(one: string, other: string): number {
  const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((start) => {
    const value = parseInt(colour.slice(start, start + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
