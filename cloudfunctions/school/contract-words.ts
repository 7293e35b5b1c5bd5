/** Forms and limits of what people write, the same for files and for pages. Blanks are taken out before. */

/** 学号 or 工号 */
export const NUMBER = /^[0-9A-Za-z-]{2,20}$/;
/** A person's name: letters of any writing and the dots of minorities' names; never what looks like a formula. */
export const PERSON_NAME = /^\p{L}[\p{L}\p{M}·.'’-]{0,29}$/u;
/** A class, a grade, a department, a room or a relation. */
export const LABEL = /^[\p{L}\p{N}][\p{L}\p{M}\p{N}()#·._/-]{0,29}$/u;
/** A mobile number, or one with area code. */
export const PHONE = /^(1[3-9]\d{9}|0\d{9,11})$/;
/** A telephone number as it is stored: people write it with blanks, dashes, brackets and `+86`. */
export function phoneDigits(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\s()-]/g, '')
    .replace(/^(\+|00)86/, '');
}

/** Lessons of a day, evening lessons included; the phone has the number once more. */
export const MOST_LESSONS = 16;
/** The name of a subject. */
export const SUBJECT = /^[\p{L}\p{N}《][\p{L}\p{M}\p{N}()《》、:#·._/&+ -]{0,29}$/u;
