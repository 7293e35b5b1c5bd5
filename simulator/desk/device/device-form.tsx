import type { JSX } from 'preact';
import type { CampusPlace, LocationConsent, Network, Phone } from '../../protocol';
import { DAY_MS, MINUTE_MS } from '../clock/beijing';
import type { PhoneChange } from '../store';
import { Choice } from './choice';
import { NumberField } from './number-field';
import { PlaceField } from './place-field';
import { Segments } from './segments';

const CONSENTS: [LocationConsent, string][] = [
  ['unasked', '未询问'],
  ['granted', '已允许'],
  ['denied', '已拒绝'],
  ['off', '系统定位关闭'],
];
const NETWORKS: [Network, string][] = [
  ['online', '在线'],
  ['offline', '断网'],
  ['replyLost', '回音丢失'],
];
const THEMES: [Phone['theme'], string][] = [
  ['light', '浅色'],
  ['dark', '深色'],
];
const FONT_SCALES: [number, string][] = [
  [1, '标准'],
  [1.1, '稍大'],
  [1.2, '大'],
  [1.3, '特大'],
  [1.4, '最大'],
];

/** The most a phone's clock is off: farther, and its calendar would show years that no app has to bear. */
const FARTHEST_SKEW_YEARS = 10;
const FARTHEST_SKEW_MINUTES = (FARTHEST_SKEW_YEARS * 365 * DAY_MS) / MINUTE_MS;

/** What the sign of a skew means. */
function directionOf(skewMs: number): string {
  if (skewMs === 0) return '';
  return skewMs > 0 ? '（快）' : '（慢）';
}

interface DeviceFormProps {
  phone: Phone;
  campus: readonly CampusPlace[];
  isClockRunning: boolean;
  onChange: (change: PhoneChange) => void;
}

/** The settings of one phone; each takes effect at once. */
export function DeviceForm({ phone, campus, isClockRunning, onChange }: DeviceFormProps): JSX.Element {
  const set = (change: Partial<Phone>) => onChange(() => change);
  return (
    <div class="device-form">
      <PlaceField phone={phone} campus={campus} isClockRunning={isClockRunning} onChange={onChange} />
      <Choice
        label="定位授权"
        value={phone.locationConsent}
        options={CONSENTS}
        onChoose={(locationConsent) => set({ locationConsent })}
      />
      <NumberField
        label="定位精度"
        unit="米"
        value={phone.location?.accuracy ?? null}
        min={1}
        range="定位精度至少 1 米"
        onSet={(accuracy) =>
          onChange(({ location }) => (location ? { location: { ...location, accuracy } } : {}))
        }
      />
      <Segments
        label="网络"
        value={phone.network}
        options={NETWORKS}
        onChoose={(network) => set({ network })}
      />
      <NumberField
        label="时钟偏差"
        unit={`分钟${directionOf(phone.clockSkewMs)}`}
        value={phone.clockSkewMs / MINUTE_MS}
        min={-FARTHEST_SKEW_MINUTES}
        max={FARTHEST_SKEW_MINUTES}
        range={`最多快或慢 ${FARTHEST_SKEW_YEARS} 年，即 ${FARTHEST_SKEW_MINUTES} 分钟`}
        onSet={(minutes) => set({ clockSkewMs: Math.round(minutes * MINUTE_MS) })}
      />
      <Segments label="外观" value={phone.theme} options={THEMES} onChoose={(theme) => set({ theme })} />
      <Choice
        label="字号"
        value={phone.fontScale}
        options={FONT_SCALES}
        onChoose={(fontScale) => set({ fontScale })}
      />
    </div>
  );
}
