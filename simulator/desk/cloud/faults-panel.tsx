import type { JSX } from 'preact';
import type { FiredFault, FaultState } from '../../protocol';
import type { DeskStore } from '../store';
import { useLive } from '../use-live';
import { cloudApi } from './api';
import { FAULT_NAMES, faultsInWords } from './fault-names';
import { type FaultChoice, FaultForm } from './fault-form';

/** The most recent faults are enough to see that they happen, and where. */
const SHOWN = 30;

/** What is to go wrong in the cloud, and what has gone wrong since. */
export function FaultsPanel({ store }: { store: DeskStore }): JSX.Element | null {
  const [state, ask] = useLive(cloudApi.faults);
  if (!state) return null;
  const change = (work: () => Promise<FaultState>) =>
    store.do(async () => {
      const words = faultsInWords(await work());
      ask();
      return words.length > 0 ? `故障开着：${words.join('，')}` : '故障都关了';
    });
  const add = ({ kind, rate, seed }: FaultChoice) =>
    change(() => cloudApi.setFaults({ seed, rates: { ...state.rates, [kind]: rate } }));
  return (
    <>
      <FaultForm seed={state.seed} onSet={add} />
      <Active words={faultsInWords(state)} onClear={() => change(cloudApi.clearFaults)} />
      <Fired fired={state.fired} />
    </>
  );
}

function Active({ words, onClear }: { words: readonly string[]; onClear: () => void }): JSX.Element {
  if (words.length === 0) return <p class="help">现在一切正常</p>;
  return (
    <div class="active-faults">
      <p>
        {words.map((text) => (
          <span key={text} class="unusual">
            {text}
          </span>
        ))}
      </p>
      <button type="button" onClick={onClear}>
        全部关掉
      </button>
    </div>
  );
}

function Fired({ fired }: { fired: readonly FiredFault[] }): JSX.Element | null {
  if (fired.length === 0) return null;
  return (
    <>
      <h3>发生过 {fired.length} 次</h3>
      <ol class="fired" aria-label="发生过的故障">
        {[...fired]
          .reverse()
          .slice(0, SHOWN)
          .map((fault, index) => (
            <li key={fired.length - index}>
              {FAULT_NAMES[fault.kind]} · {fault.function} <span class="action">{fault.action}</span> 第{' '}
              {fault.request} 个请求 {fault.sdk}
            </li>
          ))}
      </ol>
    </>
  );
}
