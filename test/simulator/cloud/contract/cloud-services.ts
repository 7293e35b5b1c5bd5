import { page, type ContractCase } from './case';

const PREFIX = 'cloud://local-1.local-local-1-1250000000/';
const storage = (name: string) => page(`storage/Cloud.${name}`);

/** Identity, nested calls, files and open APIs. What is long about them has test files of its own. */
export const cloudServices: ContractCase[] = [
  {
    name: 'getWXContext tells who calls, from where',
    source: page('utils/Cloud.getWXContext'),
    run: ({ cloud }) => {
      const { OPENID, APPID, SOURCE, ENV } = cloud.getWXContext();
      return { OPENID, APPID, SOURCE, ENV };
    },
    outcome: { value: { OPENID: 'anna', APPID: 'wxfixture', SOURCE: 'wx_client', ENV: 'local-1' } },
  },
  {
    name: 'a function called by a function acts for the same person',
    source: page('functions/Cloud.callFunction'),
    run: async ({ cloud }) => {
      const { result } = await cloud.callFunction({ name: 'whoami', data: { round: 2 } });
      const { OPENID, SOURCE } = (result as { before: Record<string, string> }).before;
      return { OPENID, SOURCE };
    },
    outcome: { value: { OPENID: 'anna', SOURCE: 'wx_client,scf' } },
  },
  {
    name: 'a nested call that fails is an error of the SDK',
    source: 'observed: the SDK gives errCode -1 to what the server says of a function',
    run: ({ cloud }) => cloud.callFunction({ name: 'broken', data: { kind: 'throw' } }),
    outcome: { errCode: -1, message: 'told to' },
  },
  {
    name: 'a nested call of a function that is not there',
    source: 'observed: the SDK gives errCode -1 to what the server says of a function',
    run: ({ cloud }) => cloud.callFunction({ name: 'nothing' }),
    outcome: { errCode: -1, message: 'could not be found' },
  },
  {
    name: 'uploadFile and downloadFile, byte for byte',
    source: storage('uploadFile'),
    run: async ({ cloud }) => {
      const { fileID } = await cloud.uploadFile({
        cloudPath: 'contract/卫生 1.txt',
        fileContent: Buffer.from('一\r\n\u0000'),
      });
      return [fileID, (await cloud.downloadFile({ fileID })).fileContent.toString('utf8')];
    },
    outcome: { value: [`${PREFIX}contract/卫生 1.txt`, '一\r\n\u0000'] },
  },
  {
    name: 'deleteFile, and what is not there has a status of its own',
    source: storage('deleteFile'),
    run: async ({ cloud }) => {
      const { fileID } = await cloud.uploadFile({
        cloudPath: 'contract/gone.txt',
        fileContent: Buffer.from('x'),
      });
      const removed = await cloud.deleteFile({ fileList: [fileID, `${fileID}.never`] });
      const links = await cloud.getTempFileURL({ fileList: [fileID] });
      return [...removed.fileList, ...links.fileList].map(({ status }) => status);
    },
    outcome: { value: [0, -503003, -503003] },
  },
  {
    name: 'getTempFileURL gives a link and for how long',
    source: storage('getTempFileURL'),
    run: async ({ cloud }) => {
      const { fileID } = await cloud.uploadFile({
        cloudPath: 'contract/link.txt',
        fileContent: Buffer.from('x'),
      });
      const [file] = (await cloud.getTempFileURL({ fileList: [{ fileID, maxAge: 60 }] })).fileList;
      return [file?.status, file?.maxAge, (file?.tempFileURL ?? '').startsWith('http')];
    },
    outcome: { value: [0, 60, true] },
  },
  {
    name: 'downloadFile of what is not there',
    source: 'observed: the SDK gives errCode -1 to a file without a link',
    run: ({ cloud }) => cloud.downloadFile({ fileID: 'cloud://x.y/none.txt' }),
    outcome: { errCode: -1 },
  },
  {
    name: 'a path that WeChat refuses',
    source: page('guide/storage/naming'),
    run: ({ cloud }) => cloud.uploadFile({ cloudPath: '/a', fileContent: Buffer.from('x') }),
    outcome: { errCode: -1, message: 'cloudPath' },
  },
  {
    name: 'an open API that config.json does not list',
    source: page('guide/openapi/openapi'),
    run: ({ cloud }) => cloud.openapi.security?.mediaCheckAsync?.({ mediaUrl: 'x' }),
    outcome: { errCode: -604101 },
  },
  {
    name: 'an open API that is not there',
    source: page('error-code'),
    run: ({ cloud }) => cloud.openapi.wxacode?.get?.({ path: 'a' }),
    outcome: { errCode: -604100 },
  },
  {
    name: 'a subscription message nobody asked for',
    source: 'wxcloud/../server/API/subscribeMessage.send: 43101',
    run: ({ cloud }) =>
      cloud.openapi.subscribeMessage?.send?.({
        touser: 'anna',
        templateId: 'tpl-lesson',
        data: { thing1: { value: 'a' }, time2: { value: '15:01' }, phrase3: { value: '好' } },
      }),
    outcome: { errCode: 43101 },
  },
  {
    name: 'a text that is checked',
    source: 'wxcloud/../server/API/security.msgSecCheck',
    run: async ({ cloud }) => {
      const checked = await cloud.openapi.security?.msgSecCheck?.({
        content: '一切正常',
        openid: 'anna',
        version: 2,
        scene: 1,
      });
      return [checked?.errCode, (checked?.result as { suggest: string }).suggest];
    },
    outcome: { value: [0, 'pass'] },
  },
];
