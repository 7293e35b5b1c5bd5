import { areaList } from '@vant/area-data';
import type { Data } from '../framework/glass';
import type { PickerMode } from './picker-mode';
import type { Wheels } from './services';

/** A province, city or district: its six-digit code and its name. The custom item has no code. */
interface Area {
  code: string;
  name: string;
}

const LISTS = [areaList.province_list, areaList.city_list, areaList.county_list];
/** How many digits of a code name the area of the level above. */
const PARENT_DIGITS = [0, 2, 4];
const LEVELS: Record<string, number | undefined> = { province: 1, city: 2, region: 3 };

/** Provinces, cities and districts; the value are their names. */
export const region: PickerMode = {
  wheels: (data) => {
    const chosen = ((data.value ?? []) as string[]).slice(0, levelsOf(data));
    const selected = chosen.reduce<number[]>((indices, name, level) => {
      const at = areasAt(data, indices, level).findIndex((area) => area.name === name);
      return [...indices, Math.max(0, at)];
    }, []);
    return { ...columnsOf(data, selected), onTurn: (turned, column) => columnsOf(data, turned, column) };
  },
  value: (data, selected) => areasOf(data, selected).map(({ name }) => name),
  detail: (data, selected) => {
    const areas = areasOf(data, selected);
    return {
      value: areas.map(({ name }) => name),
      code: areas.map(({ code }) => code).filter((code) => code !== ''),
      postcode: '',
    };
  },
};

/** What the wheels show; those to the right of the turned column begin anew. */
function columnsOf(data: Data, indices: number[], turned?: number): Pick<Wheels, 'columns' | 'selected'> {
  const selected: number[] = [];
  const columns = Array.from({ length: levelsOf(data) }, (_, level) => {
    const areas = areasAt(data, selected, level);
    const isNew = turned !== undefined && level > turned;
    selected.push(isNew ? 0 : Math.min(indices[level] ?? 0, Math.max(0, areas.length - 1)));
    return areas.map(({ name }) => name);
  });
  return { columns, selected };
}

function areasOf(data: Data, selected: number[]): Area[] {
  return selected.flatMap((index, level) => areasAt(data, selected, level)[index] ?? []);
}

/** The areas of one wheel, given what is chosen on the wheels to its left. */
function areasAt(data: Data, selected: number[], level: number): Area[] {
  const custom = typeof data.customItem === 'string' ? data.customItem : '';
  const own = custom === '' ? [] : [{ code: '', name: custom }];
  if (level === 0) return [...own, ...areasUnder('', 0)];
  const parent = areasAt(data, selected, level - 1)[selected[level - 1] ?? 0];
  return [...own, ...(parent && parent.code !== '' ? areasUnder(parent.code, level) : [])];
}

function areasUnder(code: string, level: number): Area[] {
  const prefix = code.slice(0, PARENT_DIGITS[level]);
  return Object.entries(LISTS[level] ?? {})
    .filter(([own]) => own.startsWith(prefix))
    .map(([own, name]) => ({ code: own, name }));
}

/** @throws for a level that the simulator has no names for. */
function levelsOf({ level }: Data): number {
  const levels = LEVELS[level as string];
  if (levels === undefined)
    throw new Error(`picker level="${level as string}" is not available in the simulator`);
  return levels;
}
