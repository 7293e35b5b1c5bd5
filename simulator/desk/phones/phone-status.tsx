import type { JSX } from 'preact';
import type { CampusPlace, Phone } from '../../protocol';
import { whereabouts } from '../campus/whereabouts';
import { skewText } from '../device/skew';

/** Where the phone is and, if there is anything, what is unusual about it. */
export function PhoneStatus({
  phone,
  campus,
}: {
  phone: Phone;
  campus: readonly CampusPlace[];
}): JSX.Element {
  return (
    <p class="phone-status">
      {phone.location && <span>{whereabouts(phone.location, campus)}</span>}
      {unusual(phone).map((text) => (
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
