import { templatesFor } from '../../../cloudfunctions/messages/templates';
import { messageReaders } from '../../../cloudfunctions/shared/message-kinds';
import config from '../../../school.config.json';

const idsFor = (...roles: Parameters<typeof templatesFor>[0][number][]) =>
  templatesFor(roles).map(({ templateId }) => templateId);

test('a student is asked by no template that is never for a student', () => {
  const offered = idsFor('student');
  expect(offered).toContain(config.messages.grantChanged.templateId);
  expect(offered).not.toContain(config.messages.bound.templateId);
  expect(offered).not.toContain(config.messages.importFinished.templateId);
});

test('whoever reads a kind of message is asked by its template, each template once', () => {
  const officer = idsFor('officer', 'headTeacher');
  expect(new Set(officer).size).toBe(officer.length);
  expect(messageReaders.importFinished).toEqual(['officer']);
  expect(officer).toContain(config.messages.importFinished.templateId);
  expect(idsFor('headTeacher')).not.toContain(config.messages.importFinished.templateId);
});
