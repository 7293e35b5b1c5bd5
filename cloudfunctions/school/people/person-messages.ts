import type { Day } from '../../shared/clock';
import { dayOf } from '../../shared/clock';
import { type HistoryEvent, textOf } from '../../shared/history/event';
import type { Notice } from '../../shared/message';
import { type Teller, tell } from '../../shared/outbox';
import { type Grant, grantsOn, roleTitles, withinTerms } from '../../shared/grants';
import { termsOfSchool } from '../../shared/terms';
import { dutyGrant } from '../grants/duty-grant';
import { type Shift, shiftInWords } from '../grants/duty-shift';
import { people, personById } from './people';
import { grantsOf, type Person } from './person';
import { scopeName } from '../grants/scope-name';

/** The page on which a person sees what they may do. */
const OWN_PAGE = 'pages/me/index';

/** Whom an event of a person tells what. */
export const personTeller: Teller<Person> = async (person, event) => {
  switch (event.kind) {
    case 'granted':
      return [await grantNotice(person, event, event.data.grant as unknown as Grant, '新增')];
    case 'grantEnded':
      return [await grantNotice(person, event, event.data.grant as unknown as Grant, '结束')];
    case 'dutyChanged':
      return [await dutyNotice(person, event)];
    case 'bound':
      return boundNotices(person, event);
    default:
      return [];
  }
};

/** Tells what a person, as just written, still has to tell; a crash before it is mended by the tick. */
export function tellOf(person: Person): Promise<void> {
  return tell(people, person, personTeller);
}

async function grantNotice(
  person: Person,
  { by, at }: HistoryEvent,
  { role, scope, from, to }: Grant,
  change: string,
): Promise<Notice> {
  const [what, giver] = await Promise.all([scopeName(scope), officeOf(by, dayOf(at))]);
  const day: Day = change === '结束' ? (to ?? dayOf(at)) : from;
  const fields = {
    what: `${roleTitles[role]} ${what}`.trim(),
    change,
    from: day,
    by: giver,
    note: '不对请找学工干事',
  };
  return { kind: 'grantChanged', to: { personId: person._id }, fields, page: OWN_PAGE };
}

/** All nights of one change in one message; the duty roster has the rest. */
async function dutyNotice(person: Person, event: HistoryEvent): Promise<Notice> {
  const { departmentId, ...shift } = event.data as unknown as Shift & { departmentId: string };
  const { change, from } = shiftInWords(shift);
  return grantNotice(person, event, dutyGrant(departmentId, from), change);
}

/** Whoever made a one-time code hears that it was used; whoever lost a person to another account is told so. */
function boundNotices(person: Person, event: HistoryEvent): Notice[] {
  const what = person.kind === 'student' ? '学生' : '教职工';
  const { at } = event;
  const fields = { who: person.name, what, at };
  const { codeBy } = event.data;
  const toMaker: Notice[] =
    typeof codeBy === 'string'
      ? [
          {
            kind: 'bound',
            to: { personId: codeBy },
            fields: { ...fields, note: '绑定码已使用' },
            page: OWN_PAGE,
          },
        ]
      : [];
  const former = formerAccount(person, event);
  const toFormer: Notice[] =
    former && former !== person.openid
      ? [
          {
            kind: 'rebound',
            to: { openid: former },
            fields: { ...fields, note: '不是本人操作请找班主任' },
            page: OWN_PAGE,
          },
        ]
      : [];
  return [...toMaker, ...toFormer];
}

/** The account a person had before an event, or null if there was none or it was erased. */
function formerAccount(person: Person, event: HistoryEvent): string | null {
  const earlier = person.events.filter(({ seq, kind }) => seq < event.seq && kind !== 'unbound');
  const accounts = earlier.map(({ seq }) => textOf(person, seq, 'openid')).filter((text) => text !== null);
  return accounts.at(-1) ?? null;
}

/** What somebody was on a day. No name: it would stay in messages of others when the person is erased. */
async function officeOf(personId: string, day: Day): Promise<string> {
  const person = await personById(personId);
  const [grant] = person ? grantsOn(withinTerms(grantsOf(person), await termsOfSchool()), day) : [];
  return grant ? roleTitles[grant.role] : '系统';
}
