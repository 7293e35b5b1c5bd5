import {
  type Chosen,
  chosenName,
  type Depth,
  type Levels,
  levelsOf,
  nothingChosen,
  settled,
  type Units,
} from '../shared/units';

/** What was chosen, with its name once it is chosen down to the depth asked for. */
export interface UnitChosen extends Chosen {
  name: string;
}

const nowhere: Units = { departments: [], grades: [], classes: [] };
const noLevels: Levels = { departments: [], grades: [], classes: [] };

/** Department, grade and class by chips, down to `depth`; `choose` tells what is chosen after every tap. */
Component({
  properties: {
    units: { type: Object, value: nowhere },
    /** `department`, `grade` or `class`. */
    depth: { type: String, value: 'class' },
    /** Where to begin: the department and grade of a student, say. */
    begin: { type: Object, value: nothingChosen },
  },

  data: {
    chosen: nothingChosen,
    levels: noLevels,
  },

  observers: {
    'units, depth, begin'(units: Units, depth: Depth, begin: Chosen) {
      this.setChosen(settled(units, depth, begin));
    },
  },

  methods: {
    chooseDepartment({ currentTarget }: WechatMiniprogram.TouchEvent) {
      const { id } = currentTarget.dataset as { id: string };
      this.choose({ ...nothingChosen, departmentId: id });
    },

    chooseGrade({ currentTarget }: WechatMiniprogram.TouchEvent) {
      const { id } = currentTarget.dataset as { id: string };
      this.choose({ ...this.data.chosen, gradeId: id, classId: '' });
    },

    chooseClass({ currentTarget }: WechatMiniprogram.TouchEvent) {
      const { id } = currentTarget.dataset as { id: string };
      this.choose({ ...this.data.chosen, classId: id });
    },

    choose(chosen: Chosen) {
      this.setChosen(settled(this.data.units, this.data.depth as Depth, chosen));
    },

    setChosen(chosen: Chosen) {
      const { units, depth } = this.data;
      const levels = levelsOf(units, depth as Depth, chosen);
      this.setData({ chosen, levels });
      const detail: UnitChosen = { ...chosen, name: chosenName(units, depth as Depth, chosen) };
      this.triggerEvent('choose', detail);
    },
  },
});
