import { verdictIn } from '../../../cloudfunctions/messages/media-event';

const pushed = {
  ...{ MsgType: 'event', Event: 'wxa_media_check', trace_id: 'trace', errcode: 0, appid: 'wx1' },
  result: { suggest: 'review', label: 100 },
};

test('the verdict and the id it was asked under are read out of the push', () => {
  expect(verdictIn(pushed)).toEqual({ traceId: 'trace', verdict: 'review' });
});

test.each([
  ['of a picture that WeChat could not look at', { errcode: -1008 }],
  ['without an id', { trace_id: '' }],
  ['of something else', { Event: 'subscribe_msg_popup_event' }],
  ['with an unknown verdict', { result: { suggest: 'maybe' } }],
  ['without a result', { result: undefined }],
])('a push %s is no verdict', (_, changes) => {
  expect(verdictIn({ ...pushed, ...changes })).toBeNull();
});
