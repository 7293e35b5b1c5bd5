import * as v from 'valibot';
import type { Day } from '../clock';
import { DayText } from '../contract';
import { clockTime, oneOf, pathOf, section, wholeNumber, words } from './parts';
import { messages } from './templates';
import { IN_EVERY_NOTICE } from '../calendar/year-notice';

/** Who the school is, in the words its people use. */
const school = section({
  name: words(2, 30, '学校全称'),
  shortName: words(2, 10, '学校简称，消息里用'),
  campus: words(1, 20, '校区名；只有一个校区也写，例如“本部”'),
  departmentWord: words(1, 6, '学校怎么称呼系部，例如“系部”“专业部”“学部”'),
});

const binding = section({
  classCodeDays: wholeNumber(1, 30, '班级码几天后失效，一般 7'),
  staffCodeDays: wholeNumber(1, 30, '教职工绑定码几天后失效，一般 7'),
  wrongTries: wholeNumber(3, 10, '输错几次后锁定，一般 5'),
  lockMinutes: wholeNumber(5, 1440, '锁定几分钟，一般 15'),
});

const privacy = section({
  coordinateDays: wholeNumber(1, 365, '打卡坐标保存几天，之后只留距离和结论，一般 30'),
});

const quietHours = section({
  from: clockTime('从几点起不打扰，一般 "22:00"'),
  to: clockTime('到几点为止，可以过夜，一般 "06:30"'),
});

const imports = section({
  rowsPerSlice: wholeNumber(10, 500, '一次写入几行，一般 250'),
  mostRows: wholeNumber(100, 50_000, '一个文件最多几行，一般 25000'),
  mostMegabytes: wholeNumber(1, 50, '一个文件最多几 MB，一般 10'),
});

/** What happens to words and photos about which WeChat gave no verdict. */
const contentSafety = section({
  textWithoutVerdict: oneOf({ accept: '先收下，恢复后补查', refuse: '请用户稍后再交' }),
  photoWithoutVerdict: oneOf({ hide: '一直不显示', show: '过了等待时间就显示' }),
  photoWaitMinutes: wholeNumber(30, 1440, '照片等结论等几分钟，微信承诺 30 分钟内'),
});

/** How long what is no evidence is kept. */
const retention = section({
  messageDays: wholeNumber(30, 3650, '消息保存几天，一般 400，够回看上一学年'),
  quotaDays: wholeNumber(90, 3650, '不再使用的微信账号，提醒条数保存几天，一般 400'),
  bindingTryDays: wholeNumber(1, 365, '输错绑定码的记录保存几天，一般 30'),
  bindingCodeDays: wholeNumber(1, 365, '失效的绑定码保存几天，一般 30'),
});

const policies = section({ binding, privacy, retention, quietHours, imports, contentSafety });

const day = v.message(DayText, '应是 "2027-01-01" 这样的日期，而且真有这一天');
const holidayName = words(2, 30, '节日名，例如“元旦”');

/** The notices of the State Council that the package `chinese-days` doesn't have yet, by year. */
const holidays = v.pipe(
  v.record(
    v.pipe(v.string(), v.regex(/^20\d\d$/, '应以年份为名，例如 "2027"')),
    section({
      holidays: v.record(day, holidayName, '应是 {"2027-01-01": "元旦"} 这样的一组放假日期'),
      makeupWorkdays: v.record(day, holidayName, '应是 {"2027-01-03": "元旦"} 这样的一组调休上班日期'),
    }),
    '应是按年份写的放假安排；没有要补充的就写 {}',
  ),
  v.rawCheck(({ dataset, addIssue }) => {
    if (!dataset.typed) return;
    for (const [year, notice] of Object.entries(dataset.value)) {
      if (!(`${year}-${IN_EVERY_NOTICE}` in notice.holidays))
        addIssue({
          message: '没有写全：请照通知写全一年，至少要有 10 月 3 日',
          path: pathOf(year, 'holidays'),
        });
      for (const [list, days] of Object.entries(notice)) {
        for (const date of Object.keys(days).filter((name) => !mayBeNamed(name as Day, year)))
          addIssue({
            message: `${year} 年的安排只能写当年和上一年 12 月的日期`,
            path: pathOf(year, list, date),
          });
      }
    }
  }),
);

function mayBeNamed(date: Day, year: string): boolean {
  return date.startsWith(`${year}-`) || date.startsWith(`${Number(year) - 1}-12-`);
}

/** The whole file. */
export const SchoolConfigFile = section({ school, policies, holidays, messages });

/** What the file says, checked; times of day are minutes. */
export type SchoolConfig = v.InferOutput<typeof SchoolConfigFile>;
