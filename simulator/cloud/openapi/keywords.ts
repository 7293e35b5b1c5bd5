/**
 * What a keyword of a subscription message may hold, by the type in its name (`thing1` is a `thing`).
 * From WeChat's 订阅消息参数值内容限制说明; where it is vague, the stricter reading.
 */
const TIME_OF_DAY = String.raw`([01]?\d|2[0-3]):[0-5]\d(:[0-5]\d)?`;
const DAY = String.raw`\d{4}(年\d{1,2}月\d{1,2}日|[-/.]\d{1,2}[-/.]\d{1,2})`;
const MOMENT = `(${DAY} ?)?${TIME_OF_DAY}`;
const DATE = `${DAY}( ?${TIME_OF_DAY})?`;

const FORMS: Record<string, RegExp> = {
  thing: /^.{1,20}$/su,
  phrase: /^\p{Script=Han}{1,5}$/u,
  name: /^(\p{Script=Han}{1,10}|[^\p{Script=Han}\d]{1,20})$/u,
  character_string: /^[^\p{Script=Han}]{1,32}$/u,
  letter: /^[A-Za-z]{1,32}$/,
  symbol: /^[^\p{L}\p{N}]{1,5}$/u,
  number: /^(?=.{1,32}$)-?\d+(\.\d+)?$/,
  amount: /^[^\d\s.]?\d{1,10}(\.\d+)?元?$/u,
  phone_number: /^[\d+\-() ]{1,17}$/,
  car_number: /^(?=.{1,8}$)[\p{Script=Han}A-Z\d][A-Z\d]*[\p{Script=Han}A-Z\d]$/u,
  time: new RegExp(`^${MOMENT}(~${MOMENT})?$`),
  date: new RegExp(`^${DATE}(~${DATE})?$`),
};

/** Why a value does not fit its keyword, in WeChat's words; null when it does. */
export function faultOfKeyword(key: string, value: unknown): string | null {
  if (typeof value !== 'string' && typeof value !== 'number') return `data.${key}.value is empty`;
  const text = String(value);
  if (text === '') return `data.${key}.value is empty`;
  const form = FORMS[key.replace(/\d+$/, '')];
  return form === undefined || form.test(text) ? null : `data.${key}.value invalid`;
}
