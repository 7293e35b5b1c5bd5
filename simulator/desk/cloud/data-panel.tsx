import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { Confirm } from '../people/confirm';
import { TextField } from '../people/text-field';
import type { DeskStore } from '../store';
import { useLive } from '../use-live';
import { cloudApi } from './api';

/** What is about to be done with the data: go back to a snapshot, or empty everything. */
type Question = { restore: string } | 'reset';

/** Snapshots of the data, and emptying it. Phones show what is no longer there and start anew afterwards. */
export function DataPanel({ store }: { store: DeskStore }): JSX.Element {
  const [names, ask] = useLive(cloudApi.snapshots);
  const [question, setQuestion] = useState<Question | null>(null);
  const save = (name: string) =>
    store.do(async () => {
      await cloudApi.snapshot(name);
      ask();
      return `存好了“${name}”`;
    });
  return (
    <>
      <SaveForm onSave={save} />
      <ul class="snapshots" aria-label="存好的数据">
        {names?.map((name) => (
          <li key={name}>
            <span>{name}</span>
            <button
              type="button"
              aria-label={`恢复${name}`}
              aria-haspopup="dialog"
              onClick={() => setQuestion({ restore: name })}
            >
              恢复
            </button>
          </li>
        ))}
      </ul>
      <div class="foldable-buttons">
        <button type="button" class="danger" aria-haspopup="dialog" onClick={() => setQuestion('reset')}>
          清空数据
        </button>
      </div>
      {question && <Ask question={question} store={store} onClose={() => setQuestion(null)} />}
    </>
  );
}

function SaveForm({ onSave }: { onSave: (name: string) => void }): JSX.Element {
  const [name, setName] = useState('');
  return (
    <form
      class="save-form"
      aria-label="存一份数据"
      onSubmit={(event) => {
        event.preventDefault();
        onSave(name.trim());
        setName('');
      }}
    >
      <TextField label="存一份" placeholder="名字" value={name} pattern=".*\S.*" required onInput={setName} />
      <button type="submit">存</button>
    </form>
  );
}

interface AskProps {
  question: Question;
  store: DeskStore;
  onClose: () => void;
}

function Ask({ question, store, onClose }: AskProps): JSX.Element {
  const change = (work: Promise<unknown>, done: string) =>
    store.do(async () => {
      await work;
      return done;
    });
  if (question === 'reset')
    return (
      <Confirm
        title="清空所有数据？"
        warning="云数据库、文件、消息、用量和日志都会没有，手机会重新打开。存好的数据还在。"
        action="清空"
        onConfirm={() => change(cloudApi.reset(), '数据清空了')}
        onClose={onClose}
      />
    );
  const { restore: name } = question;
  return (
    <Confirm
      title={`恢复到“${name}”？`}
      warning="现在的数据会换成存好的那一份，手机会重新打开。"
      action="恢复"
      onConfirm={() => change(cloudApi.restore(name), `恢复到“${name}”了`)}
      onClose={onClose}
    />
  );
}
