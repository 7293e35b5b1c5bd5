import { anchorStores } from '../../cloudfunctions/shared/history/anchors-store';
import { takeAnchor } from '../../cloudfunctions/shared/history/anchors-take';
import { Store } from '../../cloudfunctions/shared/database';
import {
  appendEvent,
  beginThing,
  eraseTexts,
  type NewEvent,
  type Thing,
} from '../../cloudfunctions/shared/history/history';
import { historyKeys, sealOf } from '../../cloudfunctions/shared/history/key';
import { readStoredFile } from '../../cloudfunctions/shared/storage';

/** A thing with what a database might give back otherwise. */
interface Sample extends Thing {
  name: string;
  grants: { from: string | null; share: number; empty: object; list: string[] }[];
}

export type Step =
  | { action: 'begin' | 'change' | 'erase'; id: string; at: number }
  | { action: 'take'; at: number; most: number }
  | { action: 'read'; fileId: string };

// A collection of things that every school has; its own function has no part in this.
const samples = new Store<Sample>('people');
const grants = [{ from: null, share: 0.1, empty: {}, list: [] }];
const data = {
  at: 1_795_478_400_003,
  below: -1,
  vast: 1e21,
  none: null,
  no: false,
  nothing: {},
  lists: [[]],
};

/** A cloud function that does to histories what the functions of the school do. */
export async function main(step: Step): Promise<unknown> {
  switch (step.action) {
    case 'begin':
      return samples.insertOnce(begun(step.id, step.at));
    case 'change':
      return change(step.id, (sample) => appendEvent(sample, eventAt(step.at), sealOf('people')));
    case 'erase':
      return change(step.id, (sample) => eraseTexts(sample, eventAt(step.at), sealOf('people')));
    case 'take':
      return takeAnchor(anchorStores, { now: step.at, keys: historyKeys(), most: step.most });
    case 'read':
      return (await readStoredFile(step.fileId))?.toString();
  }
}

function begun(id: string, at: number): Sample {
  const event = { ...eventAt(at), sets: { grants }, texts: { name: '李雷😀', note: '第一行\n第二行' } };
  return beginThing<Sample>(id, { name: '李雷😀', grants }, event, sealOf('people'));
}

function eventAt(at: number): NewEvent<Omit<Sample, keyof Thing>> {
  return { kind: 'changed', at, by: 'officer', attemptId: `attempt-${at}`, data, sets: { grants: [] } };
}

async function change(id: string, how: (sample: Sample) => Sample): Promise<boolean> {
  const sample = await samples.findById(id);
  if (!sample) throw new Error(`there is no ${id}`);
  const { _id, ...fields } = how(sample);
  return samples.changeIf(_id, { rev: sample.rev }, fields);
}
