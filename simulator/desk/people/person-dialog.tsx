import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Persona, Phone } from '../../protocol';
import type { Desk } from '../desk';
import { request } from '../request';
import type { DeskStore } from '../store';
import { Dialog } from './dialog';
import { newPhoneFor, strangersOpenid } from './new-phone';
import { PeopleList } from './people-list';
import { StrangerForm } from './stranger-form';

interface PersonDialogProps {
  desk: Desk;
  store: DeskStore;
  /** Whose phone goes to somebody else; without one a phone is added. */
  phone?: Phone;
  onClose: () => void;
}

/** Who gets a phone: somebody of the project, or somebody with an OPENID that nobody knows. */
export function PersonDialog({ desk, store, phone, onClose }: PersonDialogProps): JSX.Element | null {
  const people = usePeople();
  if (!people) return null;
  const choose = (person: Persona) => {
    // What the one before allowed, the next one has not been asked yet.
    if (phone)
      store.putPhone({ id: phone.id, ...person, locationConsent: 'unasked' }, `手机现在是${person.name}的`);
    else store.putPhone(newPhoneFor(person, desk.phones, desk.campus), `${person.name}的手机在桌上了`);
    onClose();
  };
  return (
    <Dialog title={phone ? `把${phone.name}的手机给谁` : '给谁添一部手机'} onClose={onClose}>
      {people.length > 0 && <PeopleList people={people} phones={desk.phones} onChoose={choose} />}
      <StrangerForm
        suggestion={strangersOpenid(desk.phones, people)}
        action={phone ? '给新用户' : '添加新手机'}
        onChoose={choose}
      />
    </Dialog>
  );
}

/** Those whom the project offers; nobody where the simulator does not answer. */
function usePeople(): Persona[] | null {
  const [people, setPeople] = useState<Persona[] | null>(null);
  useEffect(() => {
    request<Persona[]>('GET', '/control/personas').then(setPeople, () => setPeople([]));
  }, []);
  return people;
}
