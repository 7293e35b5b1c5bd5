import type { TemplateQuota } from '../../typings/cloud-api';

/** WeChat asks for at most this many templates at once. */
const MOST_TEMPLATES = 3;

/** The templates to ask for at a tap: those of which the fewest can still be sent. */
export function toAskFor(templates: readonly TemplateQuota[]): string[] {
  const fewestFirst = [...templates].sort((a, b) => a.left - b.left);
  return fewestFirst.slice(0, MOST_TEMPLATES).map(({ templateId }) => templateId);
}
