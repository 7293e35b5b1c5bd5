import type { SectionCard } from '../../../typings/cloud-api';
import { callOnce } from '../../cloud/call';
import { tick } from '../../cloud/device';
import { askInSettings, locate, locationAllowed } from '../../cloud/location';
import type { Fix } from '../../cloud/outcomes';
import { isDone, nameInWords, phaseAt, windowInWords } from '../../shared/section-words';
import {
  buttonOf,
  noticeOfFailure,
  noticeOfNoFix,
  noticeOfReply,
  type Notice,
  placeInWords,
  recordInWords,
} from './view';

const SECOND = 1000;
/** WeChat answers from its last fix within this time, so asking sooner tells nothing new. */
const FRESH_FIX_AFTER = 30 * SECOND;
/** Whose account was released meanwhile. */
const NOT_BOUND = 'AUTH.NOT_BOUND';
/** As the contract has it. */
const SHORTEST_NOTE = 2;

/** The check-in card (打卡): one section, where one stands, one large button, and what came of it. */
Component({
  properties: {
    card: { type: Object, value: {} as SectionCard },
    /** How far the server's clock is ahead of the phone's, milliseconds. */
    clockOffset: { type: Number, value: 0 },
  },

  data: {
    title: '',
    window: '',
    /** What is recorded already, though it doesn't count. */
    record: '',
    place: '',
    button: { label: '', hint: '', enabled: false, tone: 'off' },
    notice: null as Notice | null,
    busy: false,
    noteOpen: false,
    note: '',
    phase: '',
    /** The section that notice, note and place belong to. */
    shown: '',
    ticking: 0,
    locatedAt: 0,
  },

  observers: {
    'card.date, card.sectionId'(date: string, sectionId: string) {
      // Another section: what was said about the one before must not stand under it.
      if (`${date} ${sectionId}` !== this.data.shown) this.begin(`${date} ${sectionId}`);
    },
    'card.**, clockOffset'() {
      this.draw();
    },
  },

  lifetimes: {
    attached() {
      this.start();
    },
    detached() {
      this.stop();
    },
  },

  pageLifetimes: {
    show() {
      this.start();
    },
    hide() {
      this.stop();
    },
  },

  methods: {
    start() {
      if (this.data.ticking) return;
      const ticking = setInterval(() => {
        this.everySecond();
      }, SECOND);
      this.setData({ ticking });
      void this.previewPlace();
    },

    stop() {
      clearInterval(this.data.ticking);
      this.setData({ ticking: 0 });
    },

    begin(shown: string) {
      if (this.data.noteOpen) void wx.showToast({ title: '上一个时段已结束', icon: 'none' });
      this.setData({ shown, notice: null, note: '', noteOpen: false, place: '', phase: '', locatedAt: 0 });
    },

    now(): number {
      return Date.now() + this.data.clockOffset;
    },

    /** Redraws when the minute or the phase changes, not every second. */
    everySecond() {
      const { card, button, phase } = this.data;
      const next = buttonOf(card, this.now(), this.data.busy);
      const hasTurned = phase !== '' && phaseAt(card, this.now()) !== phase;
      if (hasTurned || next.hint !== button.hint || next.label !== button.label) this.draw();
      if (hasTurned) this.triggerEvent('phasechange');
      void this.previewPlace();
    },

    draw() {
      const { card, busy } = this.data;
      if (!card.sectionId) return;
      const now = this.now();
      this.setData({
        title: nameInWords(card, now),
        window: windowInWords(card),
        record: recordInWords(card),
        button: buttonOf(card, now, busy),
        phase: phaseAt(card, now),
      });
    },

    /** Shows the distance while it matters, and only to those who have allowed location before. */
    async previewPlace() {
      const { card, locatedAt } = this.data;
      const phase = phaseAt(card, this.now());
      const matters = (phase === 'onTime' || phase === 'late') && !isDone(card);
      const age = Date.now() - locatedAt;
      if (!matters || (age >= 0 && age < FRESH_FIX_AFTER)) return;
      this.setData({ locatedAt: Date.now() });
      if (!(await locationAllowed())) return;
      const located = await locate();
      if ('fix' in located) this.showPlace(located.fix);
    },

    showPlace(fix: Fix) {
      this.setData({ place: placeInWords(this.data.card.places, fix), locatedAt: Date.now() });
    },

    async submit() {
      if (!this.data.button.enabled || this.data.busy) return;
      await this.send('');
    },

    /** One check-in from fix to answer; `note` is the reason of a field check-in. */
    async send(note: string) {
      this.setBusy(true);
      try {
        const notice = await this.checkIn(note);
        this.setData({ notice });
        if (notice.tone === 'present' || notice.tone === 'late') tick();
      } finally {
        this.setBusy(false);
      }
    },

    async checkIn(note: string): Promise<Notice> {
      const located = await locate();
      if ('noFix' in located) return noticeOfNoFix(located.noFix);
      this.showPlace(located.fix);
      const { sectionId, date } = this.data.card;
      const intention = `checkIn:${date}:${sectionId}:${note ? 'field' : 'place'}`;
      const request = { date, sectionId, location: located.fix, note };
      const answer = await callOnce('attendance', 'checkIn', request, intention);
      if (!answer.ok) {
        if (answer.code === NOT_BOUND) this.triggerEvent('unbound');
        return noticeOfFailure(answer);
      }
      this.triggerEvent('answered', answer.data);
      return noticeOfReply(answer.data);
    },

    setBusy(busy: boolean) {
      this.setData({ busy });
      this.draw();
    },

    openNote() {
      this.setData({ noteOpen: true });
    },

    closeNote() {
      this.setData({ noteOpen: false });
    },

    typeNote({ detail }: { detail: string }) {
      this.setData({ note: detail });
    },

    async submitNote() {
      const note = this.data.note.trim();
      if (note.length < SHORTEST_NOTE || this.data.busy) return;
      this.setData({ noteOpen: false });
      await this.send(note);
    },

    async openSettings() {
      if (await askInSettings()) this.setData({ notice: null, locatedAt: 0 });
    },
  },
});
