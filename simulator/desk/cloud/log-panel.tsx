import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { LogLine } from '../../protocol';
import { shortMoment, timeText } from '../clock/beijing';
import type { DeskStore } from '../store';
import { useLive } from '../use-live';
import { cloudApi } from './api';
import { chooseLines } from './log-lines';

/** What the functions wrote and threw, errors first. */
export function LogPanel({ store }: { store: DeskStore }): JSX.Element {
  const [lines, ask] = useLive(cloudApi.logs);
  const [text, setText] = useState('');
  const chosen = chooseLines(lines ?? [], text);
  const clear = () =>
    store.do(async () => {
      await cloudApi.clearLogs();
      ask();
      return '日志清空了';
    });
  return (
    <>
      <div class="foldable-buttons">
        <input
          type="search"
          aria-label="筛选日志"
          placeholder="筛选"
          value={text}
          onInput={({ currentTarget }) => setText(currentTarget.value)}
        />
        <button type="button" onClick={clear}>
          清空
        </button>
      </div>
      {chosen.length === 0 && <p class="help">没有日志</p>}
      <ol class="log" aria-label="日志" tabIndex={0}>
        {chosen.map((line, index) => (
          <Line key={`${line.requestId} ${line.at} ${index}`} line={line} />
        ))}
      </ol>
    </>
  );
}

function Line({ line }: { line: LogLine }): JSX.Element {
  return (
    <li class={`level-${line.level}`}>
      <p class="log-head">
        {line.level === 'error' && <strong>出错</strong>} {line.function}{' '}
        <time title={shortMoment(line.at)}>{timeText(line.at)}</time>
      </p>
      <LogText text={line.text} />
    </li>
  );
}

/** The first line says it; the rest, a stack mostly, is there for those who want it. */
function LogText({ text }: { text: string }): JSX.Element {
  const [first, ...rest] = text.split('\n');
  if (rest.length === 0) return <p class="log-text">{text}</p>;
  return (
    <details>
      <summary class="log-text">{first}</summary>
      <p class="log-text">{rest.join('\n')}</p>
    </details>
  );
}
