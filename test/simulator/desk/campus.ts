import type { CampusPlace, Persona, Phone } from '../../../simulator/protocol';

export const HALL: CampusPlace = {
  name: '大礼堂',
  latitude: 30.66052,
  longitude: 104.06318,
  radius: 150,
  kind: 'building',
};
export const GATE: CampusPlace = {
  name: '南门',
  latitude: 30.65885,
  longitude: 104.06418,
  radius: 0,
  kind: 'gate',
};
export const FIELD: CampusPlace = {
  name: '球场',
  latitude: 30.66188,
  longitude: 104.06618,
  radius: 0,
  kind: 'field',
};
export const STOP: CampusPlace = {
  name: '车站',
  latitude: 30.65512,
  longitude: 104.06318,
  radius: 0,
  kind: 'outside',
};

/** An invented campus of four places; the stop is 601 m south of the hall. */
export const CAMPUS = [HALL, GATE, FIELD, STOP];

/** Whom the invented project offers. */
export const PEOPLE: Persona[] = [
  { openid: 'openid-anna', name: '安娜', note: '访客' },
  { openid: 'openid-an', name: '小安', note: '厨师 · 食堂' },
  { openid: 'openid-dora', name: '朵拉', note: '厨师 · 食堂' },
  { openid: 'openid-anton', name: '安东', note: '园丁' },
];

export const NO_MARGINS = { top: 0, side: 0, bottom: 0 };

/** A phone in good order that was never put anywhere. */
export function aPhone(changes: Partial<Phone> = {}): Phone {
  return {
    id: 'anna',
    openid: 'openid-anna',
    name: '安娜',
    note: '访客',
    location: null,
    locationConsent: 'unasked',
    network: 'online',
    clockSkewMs: 0,
    theme: 'light',
    fontScale: 1,
    ...changes,
  };
}
