import { planRooms } from '../../../../cloudfunctions/school/import/plan-rooms';

/** Which rooms some cells name, in a school with these buildings and room 302 in the first. */
function roomsOf(cells: readonly string[], buildingNames: readonly string[]) {
  const buildings = buildingNames.map((name) => ({ _id: `id of ${name}`, name }));
  const rooms = buildings.slice(0, 1).map(({ _id }) => ({ _id: 'known', name: '302', buildingId: _id }));
  let next = 0;
  const plan = planRooms({ buildings, rooms }, () => `new${(next += 1)}`);
  const ids = cells.map((cell) => plan.roomIdOf(cell));
  return { ids, buildings: plan.planned().buildings.map(({ name }) => name) };
}

const reason = expect.stringContaining('如 3栋101，不写床位') as string;

test.each<[string, string[], string[], unknown[], string[]]>([
  ['a building without its word', ['3-302'], ['3栋'], ['known'], []],
  ['a letter without its word', ['A-302'], ['A座'], ['known'], []],
  ['a word that the building is stored without', ['3栋302'], ['3'], ['known'], []],
  ['two buildings that may be meant', ['3-302'], ['3栋', '3号楼'], ['new2'], ['3']],
  ['another word', ['3号楼302'], ['3栋'], ['new2'], ['3号楼']],
  ['another number', ['13-302'], ['3栋'], ['new2'], ['13']],
  ['a room and a bed', ['101-1'], ['3栋'], [{ reason }], []],
  ['a building with the number of a room, that is there', ['101-302'], ['101'], ['known'], []],
  ['the same without its word', ['101-302'], ['101栋'], ['known'], []],
  ['one that is made by another row', ['101栋302', '101-302'], [], ['new2', 'new2'], ['101栋']],
  ['both ways of writing in one new file', ['3-302', '3栋302'], [], ['new2', 'new2'], ['3']],
])('%s: %j among %j', (_, cells, there, ids, made) => {
  expect(roomsOf(cells, there)).toEqual({ ids, buildings: made });
});
