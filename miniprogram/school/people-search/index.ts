import type { CloudApi } from '../../../typings/cloud-api';
import { call } from '../../cloud/call';
import { foundRow, type FoundRow } from './view';

/** Between two letters a thumb needs less than this; after it the server is asked. Milliseconds. */
const PAUSE = 250;

/**
 * A field to look for people by name, 学号 or 工号, or the first letters of the pinyin; what is found
 * stands below it as one types. `pick` tells who was tapped, `typing` whether anything is typed.
 */
Component({
  properties: {
    /** `student`, `staff`, or empty for both. */
    kind: { type: String, value: '' },
    placeholder: { type: String, value: '姓名、学号或拼音首字母' },
    /** Whether the keyboard is up at once. */
    focus: { type: Boolean, value: false },
  },

  data: {
    text: '',
    rows: [] as FoundRow[],
    /** Said below the field instead of people: nothing found, or why nothing can be. */
    said: '',
    busy: false,
    hasMore: false,
    timer: 0,
    asked: 0,
  },

  lifetimes: {
    detached() {
      clearTimeout(this.data.timer);
    },
  },

  pageLifetimes: {
    /** Back on the page: whoever was found may have been renamed, moved or erased on the page between. */
    show() {
      void this.refresh();
    },
  },

  methods: {
    type({ detail }: WechatMiniprogram.Input) {
      this.look(detail.value);
    },

    clear() {
      this.look('');
    },

    look(text: string) {
      clearTimeout(this.data.timer);
      const hasText = text.trim() !== '';
      const timer = hasText ? setTimeout(() => void this.find(), PAUSE) : 0;
      const asked = this.data.asked + 1;
      this.setData({ text, timer, asked, busy: hasText, said: '', ...(hasText ? {} : nothing) });
      this.triggerEvent('typing', { active: hasText });
    },

    async find() {
      const { text, asked } = this.data;
      const answer = await call('school', 'searchPeople', { text: text.trim() });
      // Something else was typed since.
      if (asked !== this.data.asked) return;
      if (!answer.ok) {
        this.setData({ ...nothing, busy: false, said: answer.message });
        return;
      }
      this.take(answer.data);
    },

    /** Asks again for what stands in the field; without an answer what was found stays. */
    async refresh() {
      const { text, asked, busy } = this.data;
      if (busy || text.trim() === '') return;
      const answer = await call('school', 'searchPeople', { text: text.trim() });
      if (answer.ok && asked === this.data.asked) this.take(answer.data);
    },

    take({ people: found, more }: CloudApi['school']['searchPeople']['reply']) {
      const { kind } = this.data;
      const people = found.filter((person) => kind === '' || person.kind === kind);
      this.setData({
        busy: false,
        rows: people.map(foundRow),
        hasMore: more,
        said: people.length === 0 ? '没有找到。请核对姓名或号码，也可以只输拼音首字母' : '',
      });
    },

    pick({ currentTarget }: WechatMiniprogram.TouchEvent) {
      const { id } = currentTarget.dataset as { id: string };
      const person = this.data.rows.find(({ personId }) => personId === id);
      if (person) this.triggerEvent('pick', person);
    },
  },
});

const nothing: { rows: FoundRow[]; hasMore: boolean } = { rows: [], hasMore: false };
