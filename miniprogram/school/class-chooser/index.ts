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
    /** The depth at which it was chosen. */
    depthChosen: '',
  },

  observers: {
    'units, depth, begin'(units: Units, depth: Depth, begin: Chosen) {
      const { chosen, depthChosen } = this.data;
      // Read anew, what was chosen stays, as long as it is there.
      const isKept = depth === depthChosen && chosenName(units, depth, chosen) !== '';
      this.setData({ depthChosen: depth });
      this.setChosen(settled(units, depth, isKept ? chosen : begin));
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
