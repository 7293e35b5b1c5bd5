import type { JSX } from 'preact';
import type { Desk } from '../desk';
import { selectedPhone } from '../state';
import type { DeskStore, PhoneChange } from '../store';
import { useSize } from '../use-size';
import { PlaceButtons } from './place-buttons';
import { putAt } from './moves';
import { Pins } from './pins';
import { PlanDrawing } from './plan-drawing';
import { planOf } from './plan';
import { whereabouts } from './whereabouts';

/** The campus with the phones on it, and the ways to put them elsewhere. */
export function CampusPlan({ desk, store }: { desk: Desk; store: DeskStore }): JSX.Element {
  const [box, size] = useSize<HTMLDivElement>();
  const { campus, phones } = desk;
  const plan = size.width > 0 ? planOf(campus, phones, size) : null;
  const selected = selectedPhone(desk);
  const move = (id: string, change: PhoneChange) =>
    store.changePhone(id, change, ({ name, location }) => `${name}：${whereabouts(location, campus)}`);
  return (
    <section class="campus" aria-labelledby="campus-heading">
      <h2 id="campus-heading">校园</h2>
      <div class="plan" ref={box}>
        {plan && (
          <>
            <PlanDrawing plan={plan} places={campus} />
            {selected && (
              <PlaceButtons
                plan={plan}
                places={campus}
                phone={selected}
                onPut={(place) => move(selected.id, putAt(place))}
              />
            )}
            <Pins
              plan={plan}
              places={campus}
              phones={phones}
              selectedId={selected?.id}
              onSelect={(id) => store.update((current) => ({ ...current, selected: id }))}
              onMove={move}
            />
          </>
        )}
        {campus.length === 0 && <p class="empty">还没有校园地点（PUT /control/campus）。</p>}
      </div>
      <p id="pin-help" class="help">
        拖动图钉，或点地点把选中的手机放过去；方向键移 10 米，加 Shift 移 50 米
      </p>
    </section>
  );
}
