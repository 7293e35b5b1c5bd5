import type { JSX } from 'preact';
import type { DeskStore } from '../store';
import { useLive } from '../use-live';
import { cloudApi } from './api';
import { type Usage, usageOf } from './usage';

/** What every action of every function has cost since the counters were last reset. */
export function CountersPanel({ store }: { store: DeskStore }): JSX.Element {
  const [rows, ask] = useLive(readUsage);
  const reset = () =>
    store.do(async () => {
      await cloudApi.resetCounters();
      ask();
      return '用量清零了';
    });
  return (
    <>
      {rows && rows.length > 0 ? <UsageTable rows={rows} /> : <p class="help">还没有调用过云函数</p>}
      <div class="foldable-buttons">
        <button type="button" onClick={reset}>
          清零
        </button>
      </div>
    </>
  );
}

async function readUsage(): Promise<Usage[]> {
  const [counters, timings] = await Promise.all([cloudApi.counters(), cloudApi.timings()]);
  return usageOf(counters, timings);
}

function UsageTable({ rows }: { rows: readonly Usage[] }): JSX.Element {
  return (
    <table class="usage">
      <thead>
        <tr>
          <th scope="col">云函数</th>
          <th scope="col">调用</th>
          <th scope="col">请求</th>
          <th scope="col" title="数据库看过的文档数">
            查看
          </th>
          <th scope="col" title="一次调用平均用的毫秒">
            毫秒
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={`${row.function} ${row.action}`}>
            <th scope="row">
              {row.function} <span class="action">{row.action}</span>
            </th>
            <td>{row.calls}</td>
            <td>{row.requests}</td>
            <td>{row.docsExamined}</td>
            <td>{row.milliseconds === null ? '' : Math.round(row.milliseconds)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
