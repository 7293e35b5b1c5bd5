import type { JSX, TargetedKeyboardEvent } from 'preact';
import { useRef, useState } from 'preact/hooks';
import type { Persona, Phone } from '../../protocol';
import { findPeople } from './search';

/** More than anybody looks through; typing narrows it. */
const SHOWN = 60;

interface PeopleListProps {
  people: readonly Persona[];
  phones: readonly Phone[];
  onChoose: (person: Persona) => void;
}

/** Everybody whom the project offers, found by typing; who has a phone on the desk can't have a second one. */
export function PeopleList({ people, phones, onChoose }: PeopleListProps): JSX.Element {
  const [text, setText] = useState('');
  const list = useRef<HTMLUListElement>(null);
  const found = findPeople(people, text);
  const hasPhone = ({ openid }: Persona) => phones.some((phone) => phone.openid === openid);
  const buttons = () => [...(list.current?.querySelectorAll<HTMLButtonElement>('button:enabled') ?? [])];
  return (
    <div class="people">
      <input
        type="search"
        aria-label="找人"
        placeholder="姓名、班级或角色"
        autocomplete="off"
        autofocus
        value={text}
        onInput={({ currentTarget }) => setText(currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'ArrowDown') moveFocus(event, buttons(), 1);
          if (event.key === 'Enter') buttons()[0]?.click();
        }}
      />
      <p class="found" role="status">
        {foundText(found.length)}
      </p>
      <ul
        ref={list}
        aria-label="人"
        onKeyDown={(event) => {
          if (event.key === 'ArrowDown') moveFocus(event, buttons(), 1);
          if (event.key === 'ArrowUp') moveFocus(event, buttons(), -1);
        }}
      >
        {found.slice(0, SHOWN).map((person) => (
          <li key={person.openid}>
            <button type="button" disabled={hasPhone(person)} onClick={() => onChoose(person)}>
              <span class="person-name">{person.name}</span>
              <span class="person-note">{person.note}</span>
              {hasPhone(person) && <span class="person-note">已在桌上</span>}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}

function foundText(count: number): string {
  return count > SHOWN ? `${count} 人，列出前 ${SHOWN} 人` : `${count} 人`;
}

/** From the search field down into the list and along it; above the first one nothing is left. */
function moveFocus(event: TargetedKeyboardEvent<HTMLElement>, buttons: HTMLElement[], by: 1 | -1): void {
  event.preventDefault();
  event.stopPropagation();
  const index = buttons.findIndex((button) => button === document.activeElement);
  buttons[Math.max(0, index + by)]?.focus();
}
