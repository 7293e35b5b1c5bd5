import type { JSX } from 'preact';
import type { DeskStore } from '../store';
import { CountersPanel } from './counters-panel';
import { DataPanel } from './data-panel';
import { FaultsPanel } from './faults-panel';
import { Foldable } from './foldable';
import { LogPanel } from './log-panel';
import { TimersPanel } from './timers-panel';

/** What goes on behind the phones, one folded part each. */
export function CloudPanel({ store }: { store: DeskStore }): JSX.Element {
  return (
    <>
      <Foldable title="用量" hint="每个云函数做了多少事">
        <CountersPanel store={store} />
      </Foldable>
      <Foldable title="日志" hint="云函数写下的和抛出的">
        <LogPanel store={store} />
      </Foldable>
      <Foldable title="定时器" hint="下次几点，现在触发">
        <TimersPanel store={store} />
      </Foldable>
      <Foldable title="故障" hint="让云端出错，看手机怎样">
        <FaultsPanel store={store} />
      </Foldable>
      <Foldable title="数据" hint="存一份，恢复，清空">
        <DataPanel store={store} />
      </Foldable>
    </>
  );
}
