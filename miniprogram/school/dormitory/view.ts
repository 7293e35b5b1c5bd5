import type { DormRosterView, RoleView, UnitsView } from '../../../typings/cloud-api';
import { statusWord } from '../shared/enrol-words';

export type Building = UnitsView['buildings'][number];

/** Somebody in a room. */
export interface Sleeper {
  personId: string;
  name: string;
  /** 实习 and the like; empty for who is in school as usual. */
  note: string;
}

/** A room with who sleeps there. */
export interface RoomRow {
  roomId: string;
  name: string;
  students: Sleeper[];
  /** 空, or how many more there are of other departments. */
  note: string;
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
    note: isEmpty ? '空' : others > 0 ? `别的系部 ${others} 人` : '',
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
