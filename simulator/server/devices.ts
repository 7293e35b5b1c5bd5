import type { CampusPlace, Persona, Phone } from '../protocol';
import type { SettingsFile } from './settings';

interface Stored {
  phones: Phone[];
  campus: CampusPlace[];
  /** Absent in folders of older versions. */
  personas?: Persona[];
}

const NEW_PHONE: Omit<Phone, 'id' | 'openid' | 'name'> = {
  note: '',
  location: null,
  locationConsent: 'unasked',
  network: 'online',
  clockSkewMs: 0,
  theme: 'light',
  fontScale: 1,
};

/** The phones, the campus they are put on and the people they can be given to; kept in a file. */
export class Devices {
  readonly #file: SettingsFile<Stored>;
  readonly #phones: Map<string, Phone>;
  #campus: CampusPlace[];
  #personas: Persona[];

  constructor(file: SettingsFile<Stored>) {
    this.#file = file;
    const stored: Stored = file.read() ?? { phones: [], campus: [] };
    this.#phones = new Map(stored.phones.map((phone) => [phone.id, phone]));
    this.#campus = stored.campus;
    this.#personas = stored.personas ?? [];
  }

  phones(): Phone[] {
    return [...this.#phones.values()];
  }

  phone(id: string): Phone | undefined {
    return this.#phones.get(id);
  }

  /** Changes a phone, or adds one: its openid is its id and its name its openid unless told. */
  putPhone(id: string, change: Partial<Phone>): Phone {
    const openid = change.openid ?? this.#phones.get(id)?.openid ?? id;
    const before = this.#phones.get(id) ?? { ...NEW_PHONE, id, openid, name: openid };
    const phone = { ...before, ...change, id };
    this.#phones.set(id, phone);
    this.#save();
    return phone;
  }

  /** Removes a phone; tells whether there was one. */
  removePhone(id: string): boolean {
    const removed = this.#phones.delete(id);
    if (removed) this.#save();
    return removed;
  }

  campus(): CampusPlace[] {
    return this.#campus;
  }

  putCampus(places: CampusPlace[]): void {
    this.#campus = places;
    this.#save();
  }

  personas(): Persona[] {
    return this.#personas;
  }

  putPersonas(personas: Persona[]): void {
    this.#personas = personas;
    this.#save();
  }

  #save(): void {
    this.#file.write({ phones: this.phones(), campus: this.#campus, personas: this.#personas });
  }
}
