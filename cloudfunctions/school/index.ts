import { defineFunction } from '../shared/define-function';
import { bindStaff, bindStudent } from './binding/bind';
import { calendar, setCalendarDays } from './calendar/actions';
import { classCode, classCodePicture, makeClassCode, makeStaffCode } from './binding/code-actions';
import { contract, type Replies } from './contract';
import { dutyRoster, setDutyNight, setDutyNights } from './grants/duty';
import { erasePerson } from './people/erase-person';
import { endGrant, grant, grants } from './grants/grant';
import { headTeachers } from './grants/head-teachers';
import { exportRoster } from './roster/export-roster';
import { importApply, importContinue, importDiscard, importReport, imports } from './import/actions';
import { importCheck } from './import/check';
import { importTemplate } from './import/template';
import { lessonTimes, removeLessonTimes, setLessonTimes } from './lessons/lesson-time-actions';
import { dormRoster } from './rooms/dorm-roster';
import { me } from './me';
import { addBuilding, addRoom, renameBuilding, renameRoom, rooms } from './rooms/actions';
import { person, roster, units } from './roster/roster';
import { addPerson, correctContacts, moveRoom, renamePerson, setStatus, transfer } from './roster/changes';
import { graduateGrade } from './roster/graduate';
import { removeDormitory, removeUnit } from './roster/remove-unit';
import { headcounts } from './roster/headcounts';
import { searchPeople } from './roster/search';
import {
  addClass,
  addDepartment,
  addGrade,
  renameClass,
  renameDepartment,
  renameGrade,
} from './roster/units';
import { setUp } from './binding/set-up';
import { removeTerm, setTerm } from './calendar/term-actions';
import { tick } from './tick';
import { unplacedBoarders } from './rooms/unplaced';
import { myLessons } from './lessons/own-lessons';
import { timetable } from './lessons/timetable-actions';
import { unbind } from './binding/unbind';

const binding = {
  ...{ bindStudent, bindStaff, setUp, unbind },
  ...{ classCode, classCodePicture, makeClassCode, makeStaffCode },
};
const granting = { grants, headTeachers, grant, endGrant, dutyRoster, setDutyNight, setDutyNights };
const importing = {
  ...{ importTemplate, importCheck, importApply, importContinue },
  ...{ importReport, importDiscard, imports },
};
const unit = {
  units,
  removeUnit,
  addDepartment,
  renameDepartment,
  addGrade,
  renameGrade,
  addClass,
  renameClass,
};
const dormitories = {
  addBuilding,
  renameBuilding,
  addRoom,
  renameRoom,
  rooms,
  dormRoster,
  removeDormitory,
  unplacedBoarders,
};
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
