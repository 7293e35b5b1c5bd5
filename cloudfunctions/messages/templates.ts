import type { Role } from '../shared/grants';
import { type MessageKind, messageReaders } from '../shared/message-kinds';
import { schoolConfig } from '../shared/config/school-config';
import type { DeliveryTemplate } from './deliver';

/** A template with the title that people know it by. */
export interface KnownTemplate extends DeliveryTemplate {
  readonly title: string;
}

/** The template for a kind of message, or null where the school has none: then it is told in the app alone. */
export function templateFor(kind: MessageKind): KnownTemplate | null {
  return schoolConfig.messages[kind] ?? null;
}

/** Every template of the school once, in the order of the configuration; several kinds may share one. */
export function knownTemplates(): KnownTemplate[] {
  const all = Object.values(schoolConfig.messages) as readonly KnownTemplate[];
  return [...new Map(all.map((template) => [template.templateId, template])).values()];
}

/** The templates by which somebody with these roles may be told something, each once. */
export function templatesFor(roles: readonly Role[]): KnownTemplate[] {
  const kinds = Object.keys(messageReaders) as MessageKind[];
  const mayBeTold = (kind: MessageKind) => {
    const readers = messageReaders[kind];
    return readers === 'everyone' || readers.some((role) => roles.includes(role));
  };
  const ids = new Set(kinds.filter(mayBeTold).map((kind) => templateFor(kind)?.templateId));
  return knownTemplates().filter(({ templateId }) => ids.has(templateId));
}
