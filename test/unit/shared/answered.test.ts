import { answerTo, type Answered, withAnswer } from '../../../cloudfunctions/shared/answered';

const mine = { by: 'zhou-min', attemptId: 'attempt-1' };

test('an intention is answered as before, and somebody else’s of the same id not at all', () => {
  const answered = withAnswer(undefined, mine, '甲');
  expect(answerTo(answered, mine)).toBe('甲');
  expect(answerTo(answered, { ...mine, by: 'wu-gang' })).toBeNull();
  expect(answerTo(answered, { ...mine, attemptId: 'attempt-2' })).toBeNull();
  expect(answerTo(undefined, mine)).toBeNull();
});

test('the last twenty are remembered', () => {
  let answered: Answered<number>[] = [];
  for (let number = 1; number <= 21; number += 1)
    answered = withAnswer(answered, { ...mine, attemptId: `attempt-${number}` }, number);
  expect(answered.map(({ answer }) => answer)).toEqual(Array.from({ length: 20 }, (_, index) => index + 2));
});
