import type { CampusPlace } from '../../protocol';
import { overlap, type Box } from './box';
import type { Pixels, Size, View } from './view';

/** On which side of its symbol a place's name is written. */
export type LabelSide = 'below' | 'above' | 'right' | 'left';

/** A place as far as its name's position goes. */
export interface Labelled {
  name: string;
  kind: CampusPlace['kind'];
  at: Pixels;
}

/** These agree with .place in styles/campus.css: half of the symbol's room, and the name beside it. */
const HALF_SYMBOL: Size = { width: 16, height: 11 };
const LABEL_HEIGHT = 18;
const WIDE_CHARACTER = 12;
const NARROW_CHARACTER = 8;
const PADDING = 8;

/** Two names that touch at all are worse than anything else, which is counted in square pixels. */
const NAME_COST = 5000;
/** A name cut by the edge is worse than one over a symbol. */
const EDGE_COST = 4;
/** What a less usual side costs, so that names don't wander without need. */
const UNUSUAL_COST = 3;

/** A field is large and lies beside what stands at its southern edge: its name goes above it. */
const USUAL: LabelSide[] = ['below', 'right', 'left', 'above'];
const USUAL_OF_FIELD: LabelSide[] = ['above', 'right', 'left', 'below'];

/** Names give way to each other in turn; after this many turns they stand or there is no room for all. */
const TURNS = 3;

/** The side of its symbol on which each name is written, so that names cover neither each other nor, where possible, anything else. */
export function labelSides(places: readonly Labelled[], plan: Pick<View, 'width' | 'height'>): LabelSide[] {
  const sides = places.map(({ kind }) => usualSides(kind)[0] ?? 'below');
  for (let turn = 0; turn < TURNS; turn += 1) {
    places.forEach((place, index) => {
      const costs = usualSides(place.kind).map((side, rank) => {
        const box = labelBox(place, side);
        const others = places.flatMap((other, at) =>
          at === index ? [] : [labelBox(other, sides[at] ?? 'below')],
        );
        return { side, cost: rank * UNUSUAL_COST + costOf(box, others, places, plan) };
      });
      sides[index] = costs.reduce((best, next) => (next.cost < best.cost ? next : best)).side;
    });
  }
  return sides;
}

/** The rectangle of a name written at `side`, in pixels of the plan. */
export function labelBox({ name, at }: Labelled, side: LabelSide): Box {
  const width = widthOf(name);
  const middle = { left: at.x - width / 2, top: at.y - LABEL_HEIGHT / 2 };
  const beside = HALF_SYMBOL.width + width / 2;
  const beyond = HALF_SYMBOL.height + LABEL_HEIGHT / 2;
  const shift = {
    below: { x: 0, y: beyond },
    above: { x: 0, y: -beyond },
    right: { x: beside, y: 0 },
    left: { x: -beside, y: 0 },
  }[side];
  return { left: middle.left + shift.x, top: middle.top + shift.y, width, height: LABEL_HEIGHT };
}

function usualSides(kind: CampusPlace['kind']): LabelSide[] {
  return kind === 'field' ? USUAL_OF_FIELD : USUAL;
}

/** How much of a name's rectangle is taken by something else, weighed by how bad that is. */
function costOf(box: Box, others: readonly Box[], places: readonly Labelled[], plan: Size): number {
  const sum = (boxes: readonly Box[]) => boxes.reduce((total, other) => total + overlap(box, other), 0);
  const inside = overlap(box, { left: 0, top: 0, ...plan });
  return (
    NAME_COST * others.filter((other) => overlap(box, other) > 0).length +
    sum(others) +
    sum(places.map(symbolBox)) +
    EDGE_COST * (box.width * box.height - inside)
  );
}

function symbolBox({ at }: Labelled): Box {
  const { width, height } = HALF_SYMBOL;
  return { left: at.x - width, top: at.y - height, width: 2 * width, height: 2 * height };
}

/** Latin letters and digits are narrower than Chinese characters. */
function widthOf(name: string): number {
  const characters = Array.from(name).map((character) =>
    character <= '\u00ff' ? NARROW_CHARACTER : WIDE_CHARACTER,
  );
  return PADDING + characters.reduce((total, width) => total + width, 0);
}
