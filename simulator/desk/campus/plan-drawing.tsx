import type { JSX } from 'preact';
import type { CampusPlace } from '../../protocol';
import { convexHull } from './hull';
import { PlaceSymbol } from './place-symbol';
import { pixelsOf, type Plan } from './plan';
import { scaleBarMetres, type View } from './view';

/** How far the ground reaches beyond the middles of what stands on it. */
const GROUND_MARGIN_M = 45;
const LONGEST_BAR_PX = 110;
const BAR_INSET_PX = 14;

/** The campus to scale, north up. It is a picture: what can be done with it lies over it as buttons. */
export function PlanDrawing({ plan, places }: { plan: Plan; places: readonly CampusPlace[] }): JSX.Element {
  const { view } = plan;
  return (
    <svg class="plan-drawing" width={view.width} height={view.height} aria-hidden="true">
      <Ground plan={plan} places={places} />
      {places.map((place) => {
        const { x, y } = pixelsOf(place, plan);
        return (
          place.radius > 0 && (
            <circle class="range" key={place.name} cx={x} cy={y} r={place.radius * view.pixelsPerMetre} />
          )
        );
      })}
      {places.map((place) => (
        <PlaceSymbol
          key={place.name}
          place={place}
          at={pixelsOf(place, plan)}
          pixelsPerMetre={view.pixelsPerMetre}
        />
      ))}
      <ScaleBar view={view} />
      <North view={view} />
    </svg>
  );
}

/** The school's ground is only hinted at: a soft shape around everything that is not outside. */
function Ground({ plan, places }: { plan: Plan; places: readonly CampusPlace[] }): JSX.Element {
  const inside = places.filter(({ kind }) => kind !== 'outside').map((place) => pixelsOf(place, plan));
  const corners = convexHull(inside).map(({ x, y }) => `${x} ${y}`);
  return (
    <path
      class="ground"
      d={corners.length === 0 ? '' : `M${corners.join('L')}Z`}
      stroke-width={2 * GROUND_MARGIN_M * plan.view.pixelsPerMetre}
    />
  );
}

function ScaleBar({ view }: { view: View }): JSX.Element {
  const metres = scaleBarMetres(view, LONGEST_BAR_PX);
  const length = metres * view.pixelsPerMetre;
  const [left, bottom] = [BAR_INSET_PX, view.height - BAR_INSET_PX];
  return (
    <g class="scale-bar">
      <path d={`M${left} ${bottom - 5}v5h${length}v-5`} />
      <text x={left + length / 2} y={bottom - 7} text-anchor="middle">
        {metres} 米
      </text>
    </g>
  );
}

function North({ view }: { view: View }): JSX.Element {
  return (
    <g class="north" transform={`translate(${view.width - 20} 16)`}>
      <path d="M0-8 4.5 4 0 1.5-4.5 4z" />
      <text y="17" text-anchor="middle">
        北
      </text>
    </g>
  );
}
