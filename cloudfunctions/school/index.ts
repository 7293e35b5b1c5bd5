import { defineFunction } from '../shared/define-function';
import { bindStaff, bindStudent } from './bind';
import { calendar, setCalendarDays } from './calendar-actions';
import { classCode, classCodePicture, makeClassCode, makeStaffCode } from './code-actions';
import { contract, type Replies } from './contract';
import { dutyRoster, setDutyNight, setDutyNights } from './duty';
import { erasePerson } from './erase-person';
import { endGrant, grant, grants } from './grant';
import { exportRoster } from './export-roster';
import { importApply, importContinue, importDiscard, importReport, imports } from './import-actions';
import { importCheck } from './import-check';
import { importTemplate } from './import-template';
import { lessonTimes, removeLessonTimes, setLessonTimes } from './lesson-time-actions';
import { dormRoster } from './dorm-roster';
import { me } from './me';
import { addBuilding, addRoom, renameBuilding, renameRoom, rooms } from './room-actions';
import { person, roster, units } from './roster';
import { addPerson, correctContacts, moveRoom, renamePerson, setStatus, transfer } from './roster-changes';
import { graduateGrade } from './roster-graduate';
import { headcounts } from './roster-headcounts';
import { searchPeople } from './roster-search';
import {
  addClass,
  addDepartment,
  addGrade,
  renameClass,
  renameDepartment,
  renameGrade,
} from './roster-units';
import { setUp } from './set-up';
import { removeTerm, setTerm } from './term-actions';
import { tick } from './tick';
import { myLessons, timetable } from './timetable-actions';
import { unbind } from './unbind';

const binding = {
  ...{ bindStudent, bindStaff, setUp, unbind },
  ...{ classCode, classCodePicture, makeClassCode, makeStaffCode },
};
const granting = { grants, grant, endGrant, dutyRoster, setDutyNight, setDutyNights };
const importing = {
  ...{ importTemplate, importCheck, importApply, importContinue },
  ...{ importReport, importDiscard, imports },
};
const unit = { units, addDepartment, renameDepartment, addGrade, renameGrade, addClass, renameClass };
const dormitories = { addBuilding, renameBuilding, addRoom, renameRoom, rooms, dormRoster };
const rosters = {
  ...{ roster, headcounts, person, searchPeople, addPerson, transfer },
  ...{ setStatus, moveRoom, correctContacts, renamePerson, graduateGrade, exportRoster, erasePerson },
};
const days = { calendar, setCalendarDays, setTerm, removeTerm };
const lessons = { lessonTimes, setLessonTimes, removeLessonTimes, timetable, myLessons };

export const main = defineFunction<typeof contract, Replies>(
  contract,
  { me, ...binding, ...granting, ...days, ...lessons, ...importing, ...unit, ...dormitories, ...rosters },
  { tick },
);
