/**
 * Every collection of the database, in one place: what is in it, how it is found and how long it is
 * kept. The build writes it to `dist/database.json` for the local cloud and for the deployment.
 * Clients have no permission on any of them: pages reach data only through functions.
 */

/** Field order matters: equality first, then the field that is a range or an order. */
export interface Index {
  readonly name: string;
  readonly fields: Readonly<Record<string, 1 | -1>>;
  readonly unique?: boolean;
}

/** Removed so many days (a setting of the school) after a moment in it, by the tick of a function. */
export interface Expiry {
  readonly days: 'messageDays' | 'quotaDays' | 'bindingTryDays' | 'bindingCodeDays';
  /** The field with the moment; the collection has an index that begins with it. */
  readonly since: string;
  readonly by: 'school' | 'messages';
}

/**
 * `record`: evidence, kept as the school's record. `master`: what the school runs on, kept while it runs and
 * removed only with what it belongs to. `work`: gone when the work it is for is over, at most some days
 * later, by the feature itself. An expiry: removed by `retention.ts`.
 */
export type Retention = 'record' | 'master' | 'work' | Expiry;

export interface CollectionDeclaration {
  readonly holds: string;
  readonly retention: Retention;
  readonly indexes: readonly Index[];
}

export const collections = {
  bindings: {
    holds: 'one document per WeChat account, `_id` = OPENID: which person that is, with the person’s grants',
    retention: 'master',
    indexes: [{ name: 'person', fields: { personId: 1 } }],
  },
  bindingCodes: {
    holds: 'codes by which accounts are bound, `_id` = class_ID or staff_ID; each ends after a week',
    retention: { days: 'bindingCodeDays', since: 'expiresAt', by: 'school' },
    indexes: [
      { name: 'code', fields: { code: 1 } },
      { name: 'expires', fields: { expiresAt: 1 } },
    ],
  },
  bindingTries: {
    holds: 'wrong tries to bind, `_id` = OPENID; five lock the account for a quarter of an hour',
    retention: { days: 'bindingTryDays', since: 'lastAt', by: 'school' },
    indexes: [{ name: 'last', fields: { lastAt: 1 } }],
  },
  setUps: {
    holds: 'how this school was begun, the one document `school`',
    retention: 'record',
    indexes: [],
  },
  dutyNights: {
    holds: 'who is on duty in which night, `_id` = department_date',
    retention: 'record',
    indexes: [{ name: 'department_date', fields: { departmentId: 1, date: 1 } }],
  },
  departments: {
    holds: 'departments (系部)',
    retention: 'master',
    indexes: [{ name: 'name', fields: { name: 1 }, unique: true }],
  },
  classes: {
    holds: 'classes (班级) with grade and department',
    retention: 'master',
    indexes: [
      { name: 'department_name', fields: { departmentId: 1, name: 1 }, unique: true },
      { name: 'grade', fields: { gradeId: 1 } },
    ],
  },
  grades: {
    holds: 'grades (年级) of a department',
    retention: 'master',
    indexes: [{ name: 'department_name', fields: { departmentId: 1, name: 1 }, unique: true }],
  },
  buildings: {
    holds: 'dormitory buildings (宿舍楼) of the school, which all departments share',
    retention: 'master',
    indexes: [{ name: 'name', fields: { name: 1 }, unique: true }],
  },
  rooms: {
    holds: 'rooms (宿舍) of a building',
    retention: 'master',
    indexes: [{ name: 'building_name', fields: { buildingId: 1, name: 1 }, unique: true }],
  },
  people: {
    holds: 'students and staff, each with placement, grants and history; `_id` is random',
    retention: 'record',
    indexes: [
      { name: 'class_number', fields: { 'memberships.classId': 1, number: 1 } },
      { name: 'room_number', fields: { 'lodgings.roomId': 1, number: 1 } },
      { name: 'kind_number', fields: { kind: 1, number: 1 }, unique: true },
      { name: 'department_kind_number', fields: { departmentId: 1, kind: 1, number: 1 } },
      { name: 'department_initials', fields: { departmentId: 1, initials: 1 } },
      { name: 'department_name', fields: { departmentId: 1, name: 1 } },
      { name: 'granted_class', fields: { 'grants.scope.classId': 1 } },
      { name: 'granted_classes', fields: { 'grants.scope.classIds': 1 } },
      { name: 'granted_grade', fields: { 'grants.scope.gradeId': 1 } },
      { name: 'granted_building', fields: { 'grants.scope.buildingId': 1 } },
      { name: 'changed', fields: { changedAt: 1, _id: 1 } },
      { name: 'to_tell', fields: { toTell: 1 } },
    ],
  },
  imports: {
    holds: 'imports of the roster: what a file would do, and how far it is with doing it',
    retention: 'record',
    indexes: [
      { name: 'department_made', fields: { departmentId: 1, madeAt: -1 } },
      { name: 'state_made', fields: { state: 1, madeAt: 1 } },
      { name: 'department_state', fields: { departmentId: 1, state: 1 } },
      { name: 'file', fields: { fileId: 1 } },
    ],
  },
  importSlices: {
    holds: 'the planned writes of an import, `_id` = import_plan_index; gone when it is over',
    retention: 'work',
    indexes: [{ name: 'import_plan_index', fields: { importId: 1, plan: 1, index: 1 } }],
  },
  importGuards: {
    holds: 'the import that is being done in a department, `_id` = department',
    retention: 'work',
    indexes: [],
  },
  exportFiles: {
    holds: 'files that were made for downloading, `_id` = attempt; each is removed after a day',
    retention: 'work',
    indexes: [{ name: 'made', fields: { madeAt: 1 } }],
  },
  calendarDays: {
    holds: 'what the school says of single days (校历), with history, `_id` = day',
    retention: 'record',
    indexes: [{ name: 'changed', fields: { changedAt: 1, _id: 1 } }],
  },
  terms: {
    holds: 'all terms (学期) with their history, the one document `school`',
    retention: 'record',
    indexes: [{ name: 'changed', fields: { changedAt: 1, _id: 1 } }],
  },
  lessonTimes: {
    holds: 'from when to when each lesson is held (作息时间), with history, the one document `school`',
    retention: 'record',
    indexes: [{ name: 'changed', fields: { changedAt: 1, _id: 1 } }],
  },
  timetables: {
    holds: 'the timetable (课表) of a class in a term, with history, `_id` = class_term',
    retention: 'record',
    indexes: [
      { name: 'term', fields: { termId: 1, _id: 1 } },
      { name: 'teacher_term', fields: { teacherIds: 1, termId: 1 } },
      { name: 'changed', fields: { changedAt: 1, _id: 1 } },
    ],
  },
  messages: {
    holds: 'what people are told, derived from events, `_id` = collection_thing_seq_recipient',
    retention: { days: 'messageDays', since: 'at', by: 'messages' },
    indexes: [
      { name: 'inbox', fields: { personId: 1, at: -1, _id: -1 } },
      { name: 'unread', fields: { personId: 1, read: 1 } },
      { name: 'due', fields: { dueAt: 1 } },
      { name: 'state', fields: { state: 1, at: -1 } },
      { name: 'at', fields: { at: 1 } },
    ],
  },
  quotas: {
    holds:
      'how many subscription messages of a template an account may still be sent, `_id` = openid_template',
    retention: { days: 'quotaDays', since: 'usedAt', by: 'messages' },
    indexes: [{ name: 'used', fields: { usedAt: 1 } }],
  },
  anchors: {
    holds:
      'how far every history had come, night by night, `_id` = number; each has a file outside the database',
    retention: 'record',
    indexes: [],
  },
  photos: {
    holds: 'photos that people uploaded, with WeChat’s verdict, `_id` made of the file’s id',
    retention: 'record',
    indexes: [
      { name: 'due', fields: { dueAt: 1 } },
      { name: 'trace', fields: { traceIds: 1 } },
    ],
  },
  textChecks: {
    holds: 'texts that WeChat gave no verdict on, to be looked at again; `_id` = collection_document_field',
    retention: 'work',
    indexes: [{ name: 'collection_due', fields: { collection: 1, dueAt: 1 } }],
  },
  checkinRules: {
    holds: 'one document per version of a check-in rule (打卡规则), `_id` = rule_version',
    retention: 'record',
    indexes: [{ name: 'scope', fields: { scope: 1 } }],
  },
  attendanceFacts: {
    holds: 'what happened at a section, appended only, `_id` = student_date_section_kind',
    retention: 'record',
    indexes: [
      { name: 'class_date_section', fields: { classId: 1, date: 1, sectionId: 1 } },
      { name: 'student_date', fields: { studentId: 1, date: 1 } },
      { name: 'coordinates', fields: { coordinatesSince: 1 } },
    ],
  },
} as const satisfies Record<string, CollectionDeclaration>;

export type CollectionName = keyof typeof collections;
