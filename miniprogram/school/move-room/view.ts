import type { Day, PersonView, UnitsView } from '../../../typings/cloud-api';
import { dayLabel } from '../shared/days';
import { isPresent, statusWord } from '../shared/enrol-words';

export type Building = UnitsView['buildings'][number];

/** A room to choose; `sleeping` is how many sleep there tonight. */
export interface Room {
  roomId: string;
  name: string;
  sleeping: number;
}

/** What is chosen so far: home, a boarder whose room isn't known yet, or a room of a building. */
export type Choice =
  | { kind: 'none' }
  | { kind: 'home' }
  | { kind: 'unknown' }
  | { kind: 'room'; building: Building; room: Room | null };

/** What is asked of the server. */
export interface Sleeps {
  boards: boolean;
  roomId: string | null;
}

type Sleeper = Pick<PersonView, 'name' | 'status' | 'boards' | 'room' | 'roomId'>;

/** What is chosen as the server takes it; null while something is missing. */
export function sleepsOf(choice: Choice): Sleeps | null {
  switch (choice.kind) {
    case 'none':
      return null;
    case 'home':
      return { boards: false, roomId: null };
    case 'unknown':
      return { boards: true, roomId: null };
    case 'room':
      return choice.room && { boards: true, roomId: choice.room.roomId };
  }
}

/** Where somebody sleeps now, in words; of who has left what became of them. */
export function sleepsInWords({ status, boards, room }: Sleeper): string {
  if (!isPresent(status)) return statusWord(status);
  return room ? `住 ${room}` : boards ? '住校，房间未定' : '走读';
}

/** What is still to be chosen, or null. Of who isn't in the school only the server knows what was entered. */
export function missingOf(choice: Choice, { status, boards, roomId }: Sleeper): string | null {
  const sleeps = sleepsOf(choice);
  if (sleeps === null) return choice.kind === 'room' ? '请选房间' : '请选住在哪里';
  if (!isPresent(status)) return null;
  return sleeps.boards === boards && sleeps.roomId === roomId ? '现在就是这样，请选别的' : null;
}

/** What will be, in one sentence. */
export function movingInWords(
  choice: Choice,
  person: Sleeper,
  { from, today }: { from: Day; today: Day },
): string {
  const begins = `${person.name} 从 ${dayLabel(from, today)} 起`;
  const before = person.room ? `。之前几晚仍按 ${person.room} 算` : '';
  switch (choice.kind) {
    case 'home':
      return `${begins}走读，不住校${before}`;
    case 'unknown':
      return `${begins}住校，房间以后再定${before}`;
    case 'room':
      return `${begins}住 ${roomInWords(choice.building.name, choice.room?.name ?? '')}${before}`;
    case 'none':
      return '';
  }
}

/** What is asked once more, since the page doesn't say it: that nobody will look for the student at night. */
export function warningOf(choice: Choice, { name, boards }: Pick<Sleeper, 'name' | 'boards'>): string | null {
  if (choice.kind === 'unknown') return `定好房间以前，${name} 不在任何一栋楼的名单上，查寝点不到`;
  return choice.kind === 'home' && boards ? `从那天起 ${name} 不在宿舍的名单上，查寝不再点到` : null;
}

/** Buildings that end so are parted from the room by themselves, as the server has it. */
const BUILDING_WORDS = /(?:号楼|楼|栋|幢|座|公寓|宿舍|舍|苑|斋)$/;

/** A room as it is written everywhere: 3栋302; 3-302 where the building's name has no such word. */
export function roomInWords(building: string, room: string): string {
  return BUILDING_WORDS.test(building) ? building + room : `${building}-${room}`;
}
