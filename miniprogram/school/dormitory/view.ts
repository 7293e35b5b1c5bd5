import type { DormRosterView, RoleView, UnitsView, UnplacedView } from '../../../typings/cloud-api';
import { statusWord } from '../shared/enrol-words';

export type Building = UnitsView['buildings'][number];

/** Somebody in a room. */
export interface Sleeper {
  personId: string;
  name: string;
  /** 实习 and the like, empty for who is in school as usual; of who has no room the class. */
  note: string;
}

/** A room with who sleeps there. */
export interface RoomRow {
  roomId: string;
  name: string;
  students: Sleeper[];
  /** 空, or how many more there are of other departments. */
  note: string;
  isEmpty: boolean;
}

/** What somebody may do here; the server decides again. */
export interface Rights {
  /** Adds buildings and rooms. */
  add: boolean;
  /** Renames them. */
  rename: boolean;
  /** Sees every building; a keeper the own ones. */
  all: boolean;
}

/** What somebody with these roles may do with buildings. */
export function rightsWith(roles: readonly RoleView[]): Rights {
  const offices = roles.filter(({ role }) => role === 'officer');
  return {
    add: offices.length > 0,
    // Everybody else would see another name, so only an office for the whole school gives one.
    rename: offices.some(({ departmentId }) => departmentId === null),
    all: offices.length > 0 || roles.some(({ role }) => role === 'secretary'),
  };
}

/** The buildings that somebody keeps, as the roles name them. */
export function keptBuildings(roles: readonly RoleView[]): Building[] {
  return roles.flatMap(({ role, buildingId, scope }) =>
    role === 'dormKeeper' && buildingId !== null ? [{ buildingId, name: scope }] : [],
  );
}

type Room = DormRosterView['rooms'][number];
/** A keeper is shown everybody, so nothing of others. */
type SeenRoom = Omit<Room, 'others'> & Partial<Pick<Room, 'others'>>;

/** What the page shows of a building. */
export function dormView({ rooms }: { rooms: readonly SeenRoom[] }): { summary: string; rooms: RoomRow[] } {
  const count = (of: (room: SeenRoom) => number) => rooms.reduce((sum, room) => sum + of(room), 0);
  const others = count((room) => room.others ?? 0);
  const shown = count(({ students }) => students.length);
  const beside = others > 0 ? `，另有别的系部 ${others} 人` : '';
  return { summary: `${rooms.length} 间 · 住 ${shown} 人${beside}`, rooms: rooms.map(roomRow) };
}

function roomRow({ roomId, name, students, others = 0 }: SeenRoom): RoomRow {
  const isEmpty = students.length + others === 0;
  return {
    ...{ roomId, name },
    students: students.map((student) => ({
      personId: student.personId,
      name: student.name,
      note: student.status === 'enrolled' ? '' : statusWord(student.status),
    })),
    isEmpty,
    note: isEmpty ? '空' : others > 0 ? `别的系部 ${others} 人` : '',
  };
}

/** Boarders on the list of no building. */
export interface Unplaced {
  /** 未分房间 12 人; empty when there are none. */
  title: string;
  /** What it means, and what to do. */
  text: string;
  students: Sleeper[];
}

/** Who boards without a room, of the departments that somebody answers for. */
export function unplacedView({ count, students }: UnplacedView): Unplaced {
  const cut = count > students.length ? `，下面是前 ${students.length} 人` : '';
  return {
    title: count === 0 ? '' : `未分房间 ${count} 人`,
    text: `住校，但不在任何一栋楼的名单上，查寝时没有人看见他们。点姓名安排宿舍${cut}`,
    students: students.map(({ personId, name, className }) => ({ personId, name, note: className })),
  };
}

/** What the sheet is about: a building or a room to rename (`id`), or a new one. */
export interface Editing {
  kind: 'building' | 'room';
  id: string;
  /** The name as the page shows it; empty for a new one. */
  was: string;
}

/** What the sheet says. */
export function sheetWords({ kind, id, was }: Editing, buildingName: string) {
  const isNew = id === '';
  const what = kind === 'building' ? '宿舍楼' : '房间';
  return {
    title: isNew ? `新增${what}` : `改${what}名称`,
    removes: isNew ? '' : `删除这${kind === 'building' ? '栋楼' : '间房'}`,
    text: isNew
      ? kind === 'room'
        ? `在 ${buildingName} 里`
        : ''
      : `现在是 ${was}，改名后以前的记录都跟着显示新名称`,
    placeholder: kind === 'building' ? '例如 3栋' : '例如 302',
    hint: kind === 'building' ? '和花名册里写的一样，导入时才对得上' : '只写房间号，不写楼名',
    save: isNew ? `新增${what}` : '保存',
    done: isNew ? `已新增${what}` : '已改名',
  };
}
