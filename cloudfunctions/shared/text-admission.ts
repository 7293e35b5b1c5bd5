import type { TextVerdict } from './contract-content';
import { type Refusal, refuse } from './refusal';

/** What is known of a text that was let in. */
export type AdmittedVerdict = Exclude<TextVerdict, 'risky'>;

/**
 * Whether a text gets in: not what must not be shown, and without WeChat's answer only where the school
 * takes such texts.
 * @param withoutVerdict the school's choice for texts that WeChat gave no verdict on
 */
export function admission(
  verdict: TextVerdict,
  withoutVerdict: 'accept' | 'refuse',
): AdmittedVerdict | Refusal<'CONTENT.RISKY' | 'CONTENT.NO_VERDICT'> {
  if (verdict === 'risky') return refuse('CONTENT.RISKY', '文字里有不能发布的内容，请改写后再交');
  if (verdict === 'unchecked' && withoutVerdict === 'refuse')
    return refuse('CONTENT.NO_VERDICT', '现在无法检查文字内容，请过几分钟再交');
  return verdict;
}
