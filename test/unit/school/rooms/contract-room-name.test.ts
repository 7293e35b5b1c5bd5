import fc from 'fast-check';
import {
  buildingName,
  roomNameOf,
  roomNumber,
  splitRoomName,
} from '../../../../cloudfunctions/school/rooms/contract-room-name';
import { fcParameters } from '../../../support/random';

describe('a cell says building and room', () => {
  test.each([
    ['3栋302', '3栋', '302'],
    ['3号楼-302', '3号楼', '302'],
    ['3 号楼 302 室', '3号楼', '302'],
    ['北苑公寓2栋305', '北苑公寓2栋', '305'],
    ['北苑2栋-305', '北苑2栋', '305'],
    ['女生宿舍楼412', '女生宿舍楼', '412'],
    ['３栋３０２', '3栋', '302'],
    ['a栋b302', 'A栋', 'B302'],
    ['3栋302A', '3栋', '302A'],
    ['3栋3-302', '3栋', '3-302'],
    ['3栋东302', '3栋', '东302'],
    ['3栋302宿舍', '3栋', '302'],
    ['3#楼302', '3#楼', '302'],
    ['3-302', '3', '302'],
    ['3—302', '3', '302'],
    ['A#302', 'A', '302'],
    ['北区 302', '北区', '302'],
    ['北区-3-302', '北区', '3-302'],
  ])('%s', (text, building, room) => {
    expect(splitRoomName(text)).toEqual({ building, room });
  });
});

test.each([
  '302',
  'A302',
  '3栋',
  '北苑',
  '302-',
  '-302',
  '女生宿舍楼3楼302',
  '3栋三零二',
  '=3栋302',
  '3栋302!',
])('%s does not say which building and which room', (text) => {
  expect(splitRoomName(text)).toBeNull();
});

const names = {
  building: fc
    .oneof(
      fc.tuple(
        fc.constantFrom('', '北苑', '女生', 'A', '北苑-', '公寓', '宿舍'),
        fc.constantFrom('1', '12', 'C', '三', '#'),
        fc.constantFrom('栋', '号楼', '楼', '座', '公寓', '舍', ''),
      ),
      fc.tuple(fc.string({ maxLength: 8 }), fc.constant(''), fc.constantFrom('栋', '')),
    )
    .map((parts) => buildingName(parts.join('')))
    .filter((name) => name !== null),
  room: fc
    .oneof(fc.stringMatching(/^[ABZ东西]{0,2}[0-9]{1,4}[A-C]?(-[0-9]{1,2})?$/), fc.string({ maxLength: 6 }))
    .map(roomNumber)
    .filter((name) => name !== null),
};

test('whatever is stored can be written in one cell and read again', () => {
  fc.assert(
    fc.property(fc.record(names), (name) => {
      expect(splitRoomName(roomNameOf(name))).toEqual(name);
    }),
    fcParameters(2000),
  );
});
