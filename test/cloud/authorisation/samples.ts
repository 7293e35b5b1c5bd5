import type { GenericSchema, InferInput } from 'valibot';
import type { Contracts } from '../../../scripts/authorisation/contracts';
import { type Place, today, units } from './world';

/**
 * A valid request of every action about something at a place, such that it is answered without changing
 * much: changes name a revision that nobody has, so that whoever is let in is told of it.
 */
export type Samples = {
  [F in keyof Contracts]: {
    [A in keyof Contracts[F]]: (
      place: Place,
    ) => Contracts[F][A] extends { request: infer Schema extends GenericSchema } ? InferInput<Schema> : never;
  };
};

const nobodysRev = 999;
const nobodysCode = { code: 'AAAA-BBBB', number: '0', name: '没有这个人' };
const someId = 'no-such-id';
const days = { from: today, to: today } as const;
const atTheGate = { latitude: 30.6598, longitude: 104.0633, accuracy: 20 };

const ofClass = (place: Place) => ({ classId: units[place].classId });
const ofGrade = (place: Place) => ({ gradeId: units[place].gradeId });
const ofDepartment = (place: Place) => ({ departmentId: units[place].departmentId });
const ofBuilding = (place: Place) => ({ buildingId: units[place].buildingId });
const ofStudent = (place: Place) => ({ personId: units[place].studentId });
const ofImport = (place: Place) => ({ ...ofDepartment(place), importId: someId });

export const samples: Samples = {
  attendance: {
    today: () => ({}),
    checkIn: () => ({ date: today, sectionId: 'morning', location: atTheGate }),
    daySheet: ofClass,
  },
  messages: {
    inbox: () => ({ before: { at: 0, messageId: someId } }),
    unread: () => ({}),
    markRead: () => ({ messageIds: [someId] }),
    subscribed: () => ({ results: {} }),
    quota: () => ({}),
    registerPhoto: () => ({ fileId: 'cloud://no-environment/photos/no-file.jpg' }),
    deadLetters: () => ({}),
  },
  school: {
    me: () => ({}),
    bindStudent: () => nobodysCode,
    bindStaff: () => ({ code: 'AAAA-BBBB', name: '没有这个人' }),
    setUp: () => ({ ...nobodysCode, departmentName: '综职系' }),
    classCode: ofClass,
    classCodePicture: ofClass,
    makeClassCode: ofClass,
    makeStaffCode: ofStudent,
    unbind: (place) => ({ ...ofStudent(place), rev: nobodysRev }),
    erasePerson: (place) => ({ ...ofStudent(place), rev: nobodysRev, name: '没有这个人' }),
    grants: ofStudent,
    headTeachers: ofClass,
    grant: (place) => ({
      ...ofStudent(place),
      rev: nobodysRev,
      role: 'classCadre',
      scope: { kind: 'class', classId: units[place].classId },
      ...days,
    }),
    endGrant: (place) => ({ ...ofStudent(place), rev: nobodysRev, grantId: someId, to: today }),
    dutyRoster: (place) => ({ ...ofDepartment(place), ...days }),
    setDutyNight: (place) => ({ ...ofDepartment(place), date: today, personId: null, rev: nobodysRev }),
    setDutyNights: (place) => ({
      ...ofDepartment(place),
      nights: [{ date: today, personId: null, rev: nobodysRev }],
    }),
    calendar: () => days,
    setCalendarDays: () => ({ days: [{ date: today, kind: 'off', rev: nobodysRev }] }),
    setTerm: () => ({ schoolYear: 2026, half: 1, from: '2026-09-01', to: '2027-01-20', rev: nobodysRev }),
    removeTerm: () => ({ schoolYear: 2026, half: 1, rev: nobodysRev }),
    importTemplate: (place) => ({ ...ofDepartment(place), kind: 'student', format: 'csv' }),
    importCheck: (place) => ({
      ...ofDepartment(place),
      kind: 'student',
      fileId: 'cloud://env.bucket/imports/no-such-file.csv',
    }),
    importApply: ofImport,
    importContinue: ofImport,
    importReport: ofImport,
    importDiscard: ofImport,
    imports: ofDepartment,
    lessonTimes: () => ({}),
    setLessonTimes: () => ({ from: today, times: [{ from: 480, to: 525 }], rev: nobodysRev }),
    removeLessonTimes: () => ({ from: today, rev: nobodysRev }),
    timetable: (place) => ({ ...ofClass(place), day: today }),
    myLessons: () => ({ day: today }),
    units: () => ({}),
    addDepartment: () => ({ name: 'own-department' }),
    renameDepartment: (place) => ({ ...ofDepartment(place), was: '没有这个名称', name: '新名称' }),
    addGrade: (place) => ({ ...ofDepartment(place), name: units[place].gradeId }),
    renameGrade: (place) => ({ ...ofGrade(place), was: '没有这个名称', name: '新名称' }),
    addClass: (place) => ({ ...ofGrade(place), name: units[place].classId }),
    renameClass: (place) => ({ ...ofClass(place), was: '没有这个名称', name: '新名称' }),
    addBuilding: () => ({ name: '1栋' }),
    renameBuilding: (place) => ({ ...ofBuilding(place), was: '没有这个名称', name: '9栋' }),
    addRoom: (place) => ({ ...ofBuilding(place), name: '100' }),
    renameRoom: (place) => ({ ...ofBuilding(place), roomId: units[place].roomId, was: '没有', name: '999' }),
    rooms: ofBuilding,
    dormRoster: ofBuilding,
    removeUnit: (place) => ({ ...ofDepartment(place), kind: 'class', unitId: units[place].classId }),
    removeDormitory: (place) => ({ kind: 'building', unitId: units[place].buildingId }),
    unplacedBoarders: () => ({}),
    roster: ofClass,
    headcounts: (place) => ({ classIds: [units[place].classId] }),
    person: ofStudent,
    searchPeople: () => ({ text: '张' }),
    addPerson: (place) => ({ ...ofDepartment(place), kind: 'staff', number: 'T0', name: '李四' }),
    transfer: (place) => ({
      ...ofStudent(place),
      rev: nobodysRev,
      classId: units[place].classId,
      from: today,
    }),
    setStatus: (place) => ({ ...ofStudent(place), rev: nobodysRev, status: 'interning', from: today }),
    correctContacts: (place) => ({ ...ofStudent(place), rev: nobodysRev, phone: '13900000001' }),
    moveRoom: (place) => ({
      ...ofStudent(place),
      rev: nobodysRev,
      boards: true,
      roomId: units[place].roomId,
      from: today,
    }),
    renamePerson: (place) => ({ ...ofStudent(place), rev: nobodysRev, name: '张三' }),
    graduateGrade: (place) => ({ ...ofGrade(place), from: today }),
    exportRoster: (place) => ({ ...ofDepartment(place), kind: 'staff' }),
  },
};
