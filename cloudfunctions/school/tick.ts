import { takeAnchor } from '../shared/history/anchors-take';
import { anchorStores } from '../shared/history/anchors-store';
import { historyKeys } from '../shared/history/key';
import { recheckTexts } from '../shared/content-safety';
import { now as clock } from '../shared/now';
import { tellWhatIsDue } from '../shared/outbox';
import { removeExpired } from '../shared/retention';
import { calendarNotes } from './calendar/notes';
import { removeOldExports } from './roster/export-file';
import { tickImports } from './import/tick';
import { people } from './people/people';
import { personTeller } from './people/person-messages';

/** The function may run for a minute; what is left then is for the next tick. */
const TIME = 40_000;

/** Does whatever of the school is due. One part that goes wrong keeps no other from its turn. */
export async function tick({ now }: { now: number }): Promise<void> {
  const until = now + TIME;
  await part('imports', () => tickImports(until));
  await part('exports', () => removeOldExports(now));
  await part('notes', () => recheckTexts(calendarNotes, now));
  await part('messages', () => tellWhatIsDue(people, personTeller));
  await part('anchors', () => takeAnchors(now, until));
  await part('retention', () => removeExpired('school', now, until));
}

/** Tonight's anchors, one after the other while there is time. */
async function takeAnchors(now: number, until: number): Promise<void> {
  while (clock() < until) {
    const { more } = await takeAnchor(anchorStores, { now, keys: historyKeys() });
    if (!more) return;
  }
}

async function part(name: string, work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch (error) {
    console.error(`tick of the school: ${name}`, error);
  }
}
