import type { SectionCard } from '../../../typings/cloud-api';
import { attemptAnswered, attemptFor } from '../../cloud/attempt';
import { call } from '../../cloud/call';
import { askInSettings, locate, locationAllowed } from '../../cloud/location';
import type { Fix } from '../../cloud/outcomes';
import {
  buttonOf,
  isDone,
  noticeOfFailure,
  noticeOfNoFix,
  noticeOfReply,
  type Notice,
  phaseAt,
  placeInWords,
  windowInWords,
} from './view';

const SECOND = 1000;
/** WeChat answers from its last fix within this time, so asking sooner tells nothing new. */
const FRESH_FIX_AFTER = 30 * SECOND;

/** The check-in card (打卡): one section, where one stands, one large button, and what came of it. */
Component({
  properties: {
    card: { type: Object, value: {} as SectionCard },
    /** How far the server's clock is ahead of the phone's, milliseconds. */
    clockOffset: { type: Number, value: 0 },
  },

  data: {
    window: '',
    place: '',
    button: { label: '', hint: '', enabled: false, tone: 'off' },
    notice: null as Notice | null,
    busy: false,
    noteOpen: false,
    note: '',
    phase: '',
    ticking: 0,
    locatedAt: 0,
  },

  observers: {
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
        this.tick();
      }, SECOND);
      this.setData({ ticking });
      void this.previewPlace();
    },

    stop() {
      clearInterval(this.data.ticking);
      this.setData({ ticking: 0 });
    },

    now(): number {
      return Date.now() + this.data.clockOffset;
    },

    /** Redraws when the minute or the phase changes, not every second. */
    tick() {
      const { card, button, phase } = this.data;
      const next = buttonOf(card, this.now(), this.data.busy);
      if (next.hint !== button.hint || next.label !== button.label) this.draw();
      const nextPhase = phaseAt(card, this.now());
      if (phase && nextPhase !== phase) this.triggerEvent('phasechange');
      void this.previewPlace();
    },

    draw() {
      const { card, busy } = this.data;
      if (!card.sectionId) return;
      const now = this.now();
      this.setData({
        button: buttonOf(card, now, busy),
        window: windowInWords(card),
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
      const notice = await this.checkIn(note);
      this.setBusy(false);
      this.setData({ notice });
      if (notice.tone === 'present' || notice.tone === 'late') void wx.vibrateShort({ type: 'light' });
    },

    async checkIn(note: string): Promise<Notice> {
      const located = await locate();
      if ('noFix' in located) return noticeOfNoFix(located.noFix);
      this.showPlace(located.fix);
      const { sectionId, date } = this.data.card;
      const intention = `checkIn:${date}:${sectionId}:${note ? 'field' : 'place'}`;
      const request = { sectionId, location: located.fix, note };
      const answer = await call('attendance', 'checkIn', request, attemptFor(intention));
      if (answer.ok || answer.code !== 'NETWORK.NO_ANSWER') attemptAnswered(intention);
      if (!answer.ok) return noticeOfFailure(answer);
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
      if (!note || this.data.busy) return;
      this.setData({ noteOpen: false });
      await this.send(note);
    },

    async openSettings() {
      if (await askInSettings()) this.setData({ notice: null, locatedAt: 0 });
    },
  },
});
