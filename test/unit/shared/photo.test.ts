import { sightOf, stateAfter } from '../../../cloudfunctions/shared/photo';

test.each([
  ['pass', 'other', 'hide', 'shown'],
  ['pending', 'owner', 'hide', 'shown'],
  ['pending', 'responsible', 'show', 'checking'],
  ['pending', 'other', 'show', 'hidden'],
  ['review', 'responsible', 'hide', 'shown'],
  ['review', 'other', 'show', 'hidden'],
  ['risky', 'owner', 'show', 'hidden'],
  ['risky', 'responsible', 'show', 'hidden'],
  ['unchecked', 'owner', 'hide', 'shown'],
  ['unchecked', 'responsible', 'hide', 'hidden'],
  ['unchecked', 'other', 'show', 'shown'],
] as const)(
  'a photo that is %s is to the %s, in a school that would %s it, %s',
  (state, viewer, choice, sight) => {
    expect(sightOf(state, viewer, choice)).toBe(sight);
  },
);

test.each([
  ['pending', 'pass', 'pass'],
  ['unchecked', 'pass', 'pass'],
  ['pass', 'risky', 'risky'],
  ['risky', 'pass', 'risky'],
  ['review', 'pass', 'review'],
] as const)('a photo that was %s and is judged %s is %s', (state, verdict, after) => {
  expect(stateAfter(state, verdict)).toBe(after);
});
