import { usePhone } from './phone';

const { bench, phone } = usePhone({ page: 'notice', mayFail: true });

async function leftOf(templateId: string): Promise<number | undefined> {
  const quotas = await bench.client.subscriptions();
  return quotas.find((quota) => quota.openid === `openid-${phone.id}` && quota.templateId === templateId)
    ?.left;
}

test('the sheet names each kind; what is ticked is accepted and counted, the rest rejected', async () => {
  await phone.tap('both');
  const sheet = phone.page.getByRole('dialog');
  await sheet.getByLabel('未打卡提醒').uncheck();
  await sheet.getByRole('button', { name: '允许' }).click();
  expect(await phone.waitForLog(1)).toEqual([
    { both: { errMsg: 'requestSubscribeMessage:ok', leave: 'accept', roll: 'reject' } },
  ]);
  expect([await leftOf('leave'), await leftOf('roll')]).toEqual([1, 0]);
});

test('cancelled, nothing is accepted, and the sheet asks again', async () => {
  for (const count of [1, 2]) {
    await phone.tap('both');
    await phone.page.getByRole('button', { name: '取消' }).click();
    expect((await phone.waitForLog(count))[count - 1]).toMatchObject({
      both: { leave: 'reject', roll: 'reject' },
    });
  }
});

test('an answer for good is not asked again, and counts every time', async () => {
  await phone.tap('both');
  await phone.page.getByLabel('总是保持以上选择').check();
  await phone.page.getByRole('button', { name: '允许' }).click();
  await phone.waitForLog(1);
  expect(await phone.run('both', 2)).toMatchObject({ leave: 'accept', roll: 'accept' });
  expect(await leftOf('leave')).toBe(2);
});

test.each([
  ['none', { errCode: 10001 }],
  ['four', { errCode: 20003 }],
  ['unknown', { errCode: 20001 }],
  ['later', { errMsg: 'requestSubscribeMessage:fail can only be invoked by user TAP gesture.' }],
])('WeChat does not ask: %s', async (action, error) => {
  expect(await phone.run(action)).toMatchObject(error);
  expect(await phone.page.getByRole('dialog').count()).toBe(0);
});

test.each(['offline', 'replyLost'] as const)(
  'with a network that is %s nothing is asked',
  async (network) => {
    await bench.client.putPhone(phone.id, { network });
    await phone.page.reload();
    await phone.go('notice');
    expect(await phone.run('both')).toEqual({
      errMsg: 'requestSubscribeMessage:fail Request list fail',
      errCode: 10002,
    });
  },
);

test('an answer that does not get through is a failure, and counts nothing', async () => {
  await phone.tap('both');
  await phone.page.getByRole('dialog').waitFor();
  await phone.page.route('**/subscriptions', (route) => route.abort());
  await phone.page.getByRole('button', { name: '允许' }).click();
  expect(await phone.waitForLog(1)).toEqual([
    { both: { errMsg: 'requestSubscribeMessage:fail Request subscribe fail', errCode: 10003 } },
  ]);
  expect(await leftOf('leave')).toBeUndefined();
});

test('a message arrives at its phone as a notice, and opens its page with its query', async () => {
  const other = await bench.open();
  await phone.tap('both');
  await phone.page.getByRole('button', { name: '允许' }).click();
  await phone.waitForLog(1);
  expect(await phone.run('tell', 2)).toBe(0);
  const notice = phone.page.getByRole('button', { name: '请假结果通知' });
  expect(await notice.textContent()).toMatch(/请假类型病假$/);
  expect(await other.page.getByText('请假结果通知').count()).toBe(0);
  await notice.click();
  await phone.waitForRoute('/deep');
  expect(await phone.view.textContent()).toContain('message');
  await other.close();
});

test('the desk around a phone opens the page of a message, another origin does not', async () => {
  const request = { type: 'openPage', page: 'more/pages/deep/deep?from=desk' };
  await phone.page.evaluate(async (data) => {
    const stranger = document.createElement('iframe');
    stranger.setAttribute('sandbox', 'allow-scripts');
    stranger.srcdoc = `<script>parent.postMessage(${JSON.stringify(data)}, '*')</script>`;
    const heard = new Promise((resolve) => addEventListener('message', resolve, { once: true }));
    document.body.append(stranger);
    await heard;
  }, request);
  expect(await phone.view.locator('#tell').count()).toBe(1);
  await phone.page.evaluate((data) => postMessage(data, location.origin), request);
  await phone.waitForRoute('/deep');
  expect(await phone.view.textContent()).toContain('desk');
});

test('a phone in other hands has none of the answers that the one before gave for good', async () => {
  await phone.tap('both');
  await phone.page.getByLabel('总是保持以上选择').check();
  await phone.page.getByRole('button', { name: '允许' }).click();
  await phone.waitForLog(1);
  await bench.client.putPhone(phone.id, { openid: 'openid-somebody-else' });
  await phone.page.reload();
  await phone.go('notice');
  await phone.tap('both');
  await phone.page.getByRole('dialog').waitFor();
});
