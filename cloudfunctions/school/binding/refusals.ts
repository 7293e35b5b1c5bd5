import { refuse } from '../../shared/refusal';
import { schoolConfig } from '../../shared/config/school-config';

const { wrongTries, lockMinutes } = schoolConfig.policies.binding;

/** What is filled in on each form, in the words of its fields: what it takes to be let in, and what can be given anew. */
const forms = {
  student: { fields: '班级码、学号和姓名', code: '找班主任重发班级码' },
  staff: { fields: '绑定码和姓名', code: '找学工干事换一个绑定码' },
  setUp: { fields: '建校码', code: '找部署的人要建校码' },
} as const;

/** Never says which part was wrong: whoever guesses learns nothing from it. */
export const refused = (left: number, form: keyof typeof forms) =>
  refuse(
    'BIND.REFUSED',
    left > 0
      ? `没有对上，请核对${forms[form].fields}再试（还可试 ${left} 次）`
      : `没有对上。已试 ${wrongTries} 次，请 ${lockMinutes} 分钟后再试，或${forms[form].code}`,
    { triesLeft: left },
  );

export const locked = () =>
  refuse('BIND.LOCKED', `试错太多次，请 ${lockMinutes} 分钟后再试，或找老师核对填的内容`);

export const alreadyBound = (name: string) =>
  refuse('BIND.ALREADY_BOUND', `这个微信已经绑定 ${name}。不是你的话，请找班主任或学工干事解除`, { name });

/** Only after everything else was right. */
export const taken = () =>
  refuse('BIND.TAKEN', '你已经绑定过另一个微信。换微信请先找班主任或学工干事解除原来的绑定');

export const notBound = () => refuse('BIND.NOT_BOUND', '这个人还没有绑定微信，不用解除');

export const noCode = () => refuse('BIND.NO_CODE', '现在没有有效的班级码，请先生成一个');

export const noPicture = () =>
  refuse('BIND.NO_PICTURE', '微信暂时没有给出小程序码，请稍后再试；先把班级码发给学生也可以');

export const notStaff = () => refuse('BIND.NOT_STAFF', '学生用班级码绑定，教职工才用绑定码');
