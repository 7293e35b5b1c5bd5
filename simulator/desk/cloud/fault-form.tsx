import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { RequestFaultKind } from '../../protocol';
import { Choice } from '../device/choice';
import { NumberField } from '../device/number-field';
import { TextField } from '../people/text-field';
import { FAULT_KINDS, FAULT_NAMES } from './fault-names';

/** A kind of fault, the share of requests from 0 to 1 that it befalls, and the seed that says which. */
export interface FaultChoice {
  kind: RequestFaultKind;
  rate: number;
  seed: string;
}

const OPTIONS = FAULT_KINDS.map((kind) => [kind, FAULT_NAMES[kind]] as const);

/** Chooses what is to go wrong how often; 0 % switches it off again. */
export function FaultForm({
  seed,
  onSet,
}: {
  seed: string;
  onSet: (choice: FaultChoice) => void;
}): JSX.Element {
  const [choice, setChoice] = useState<FaultChoice>({ kind: 'errorAfterWrite', rate: 0.2, seed });
  const set = (change: Partial<FaultChoice>) => setChoice((current) => ({ ...current, ...change }));
  return (
    <form
      class="device-form"
      aria-label="故障"
      onSubmit={(event) => {
        event.preventDefault();
        onSet(choice);
      }}
    >
      <Choice label="种类" value={choice.kind} options={OPTIONS} onChoose={(kind) => set({ kind })} />
      <NumberField
        label="比例"
        unit="% 的请求"
        value={choice.rate * 100}
        min={0}
        max={100}
        range="比例从 0 到 100"
        onSet={(percent) => set({ rate: percent / 100 })}
      />
      <TextField label="种子" value={choice.seed} required onInput={(typed) => set({ seed: typed })} />
      <p class="field-note">同样的种子和同样的操作，错在同样的地方</p>
      <div class="foldable-buttons">
        <button type="submit" class="primary">
          打开故障
        </button>
      </div>
    </form>
  );
}
