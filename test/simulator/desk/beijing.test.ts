import fc from 'fast-check';
import {
  dateText,
  fieldsOf,
  isoText,
  momentOf,
  nextHour,
  timeText,
} from '../../../simulator/desk/clock/beijing';
import { parseMoment } from '../../../simulator/desk/clock/parse-moment';
import { fcParameters } from '../../support/random';

const at = (iso: string) => Date.parse(`${iso}+08:00`);
const TUESDAY = at('2026-11-24T06:58:03');

describe('the calendar of Beijing', () => {
  test.each([
    ['before midnight', '2026-11-23T23:59:59', '2026年11月23日 周一', '23:59:59'],
    ['at midnight', '2026-11-24T00:00:00', '2026年11月24日 周二', '00:00:00'],
    ['where UTC is still in the year before', '2027-01-01T00:30:00', '2027年1月1日 周五', '00:30:00'],
    ['on a leap day', '2028-02-29T12:00:00', '2028年2月29日 周二', '12:00:00'],
  ])('%s', (_, iso, date, time) => {
    expect([dateText(at(iso)), timeText(at(iso))]).toEqual([date, time]);
  });

  test('a moment is told to machines with its offset', () => {
    expect(isoText(TUESDAY)).toBe('2026-11-24T06:58:03+08:00');
  });

  test('every whole second is found again from its fields', () => {
    fc.assert(
      fc.property(fc.integer({ min: -2e9, max: 4e9 }), (seconds) => {
        expect(momentOf(fieldsOf(seconds * 1000))).toBe(seconds * 1000);
      }),
      fcParameters(1000),
    );
  });

  test('the next hour begins after the moment, also when it is itself the beginning of one', () => {
    expect(nextHour(TUESDAY)).toBe(at('2026-11-24T07:00:00'));
    expect(nextHour(at('2026-11-24T23:00:00'))).toBe(at('2026-11-25T00:00:00'));
  });
});

describe('a typed moment', () => {
  test.each([
    ['7:05', '2026-11-24T07:05:00'],
    ['07:05:30', '2026-11-24T07:05:30'],
    ['０７：１２', '2026-11-24T07:12:00'],
    ['11-25 7:05', '2026-11-25T07:05:00'],
    ['2026/12/01 00:00', '2026-12-01T00:00:00'],
    ['2027年1月2日 8:30', '2027-01-02T08:30:00'],
    ['2027年1月2日8:30', '2027-01-02T08:30:00'],
    ['  2026-11-25T07:12  ', '2026-11-25T07:12:00'],
    ['11-25', '2026-11-25T06:58:03'],
    ['11月25日', '2026-11-25T06:58:03'],
  ])('%j is read', (text, iso) => {
    expect(parseMoment(text, TUESDAY)).toBe(at(iso));
  });

  test.each([
    '',
    ' ',
    '25:00',
    '7:60',
    '7',
    '02-30 08:00',
    '2027-02-29',
    '13-01',
    'soon',
    '7:05 11-25',
    '1 2 3',
  ])('%j is refused', (text) => {
    expect(parseMoment(text, TUESDAY)).toBeNull();
  });
});
