import { defineFunction } from '../../../cloudfunctions/shared/define-function';

const ticks: string[] = [];
const pushes: unknown[] = [];
const main = defineFunction<Record<string, never>, Record<string, never>>(
  {},
  {},
  {
    tick: () => Promise.resolve(ticks.push('tick')),
    push: (event) => Promise.resolve(pushes.push(event)),
  },
);

/** What the cloud vouches for, as the SDK reads it. */
function calledBy(source: string, openid?: string): void {
  process.env.TCB_SOURCE = source;
  process.env.WX_CONTEXT_KEYS = 'WX_OPENID';
  if (openid === undefined) delete process.env.WX_OPENID;
  else process.env.WX_OPENID = openid;
}

const timer = { Type: 'Timer', TriggerName: 'tick', Time: '2026-11-24T01:00:00Z' };
const verdict = { MsgType: 'event', Event: 'wxa_media_check', trace_id: 'trace' };

afterEach(() => {
  ticks.length = 0;
  pushes.length = 0;
});

test('WeChat’s timer starts the tick', async () => {
  calledBy('wx_trigger');
  expect(await main(timer)).toMatchObject({ ok: true });
  expect(ticks).toEqual(['tick']);
});

test.each([
  ['wx_client', 'openid-1'],
  ['wx_client,scf', 'openid-1'],
  ['wx_trigger,scf', undefined],
  ['wx_trigger,wx_client', 'openid-1'],
  ['', undefined],
])('a call with the source %j starts no tick, whatever its event says', async (source, account) => {
  calledBy(source, account);
  expect(await main({ ...timer, source: 'wx_trigger', SOURCE: 'wx_trigger' })).toMatchObject({ ok: false });
  expect(ticks).toEqual([]);
});

test('a push of WeChat comes from no account; what a phone sends in its form is none', async () => {
  calledBy('wx_client', 'openid-1');
  expect(await main(verdict)).toMatchObject({ ok: false, code: 'REQUEST.INVALID' });
  expect(pushes).toEqual([]);
  calledBy('wx_unknown');
  expect(await main(verdict)).toMatchObject({ ok: true });
  expect(pushes).toEqual([verdict]);
});
