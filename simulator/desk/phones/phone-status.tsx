import type { JSX } from 'preact';
import type { CampusPlace, Phone } from '../../protocol';
import { whereabouts } from '../campus/whereabouts';
import { skewText } from '../device/skew';

interface StatusProps {
  phone: Phone;
  /** All phones, this one included. */
  phones: readonly Phone[];
  campus: readonly CampusPlace[];
}

/** Where the phone is and, if there is anything, what is unusual about it. */
export function PhoneStatus({ phone, phones, campus }: StatusProps): JSX.Element {
  return (
    <p class="phone-status">
      {phone.location && <span>{whereabouts(phone.location, campus)}</span>}
      {[...unusual(phone), ...sharing(phone, phones)].map((text) => (
        <span key={text} class="unusual">
          {text}
        </span>
      ))}
    </p>
  );
}

/** Only what makes this phone behave otherwise than a phone in good order. */
function unusual(phone: Phone): string[] {
  return [
    phone.location ? '' : '没有位置',
    phone.network === 'offline' ? '断网' : '',
    phone.network === 'replyLost' ? '回音丢失' : '',
    phone.locationConsent === 'denied' ? '定位已拒绝' : '',
    phone.locationConsent === 'off' ? '系统定位关闭' : '',
    phone.clockSkewMs === 0 ? '' : `时钟${skewText(phone.clockSkewMs)}`,
  ].filter((text) => text !== '');
}

/** Whoever looks at two phones of one account would wonder why both get the same messages. */
function sharing(phone: Phone, phones: readonly Phone[]): string[] {
  const other = phones.find(({ id, openid }) => id !== phone.id && openid === phone.openid);
  return other ? [`和${other.name}是同一个微信号`] : [];
}
