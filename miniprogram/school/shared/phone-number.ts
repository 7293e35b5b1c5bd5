/** A mobile number, or one with area code; the server knows it alike. */
const PHONE = /^(1[3-9]\d{9}|0\d{9,11})$/;

/** A telephone number as it is stored: people write it with blanks, dashes, brackets and `+86`. */
export function phoneDigits(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\s()-]/g, '')
    .replace(/^(\+|00)86/, '');
}

/** What is wrong with a number as it is stored, in a sentence that names whose it is (`第 1 位监护人的`, or empty); or null. */
export function phoneFault(digits: string, whose = ''): string | null {
  return PHONE.test(digits) ? null : `${whose}电话 ${digits} 不对：手机是 11 位，座机要带区号`;
}
