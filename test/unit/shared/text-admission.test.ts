import { admission } from '../../../cloudfunctions/shared/text-admission';

test.each([
  ['pass', 'accept', 'pass'],
  ['pass', 'refuse', 'pass'],
  ['review', 'accept', 'review'],
  ['review', 'refuse', 'review'],
  ['unchecked', 'accept', 'unchecked'],
  ['unchecked', 'refuse', 'CONTENT.NO_VERDICT'],
  ['risky', 'accept', 'CONTENT.RISKY'],
  ['risky', 'refuse', 'CONTENT.RISKY'],
] as const)(
  'a text that is %s, where the school would %s one without a verdict, is answered %s',
  (verdict, choice, answer) => {
    const admitted = admission(verdict, choice);
    expect(typeof admitted === 'string' ? admitted : admitted.code).toBe(answer);
  },
);
