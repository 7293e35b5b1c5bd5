import cloud from 'wx-server-sdk';
// For `cloud.init`, which must have run before WeChat is asked.
import './database';
import { refusalCode, type WechatAnswer } from './wechat-answer';

/** WeChat's judgement of a text; `review` is for a person to look at. */
export interface TextJudgement {
  result: { suggest: 'pass' | 'review' | 'risky' };
}

/** Texts that strangers may see (scene 2, comments); the file is judged for the same. */
const SCENE = 2;
const IMAGE = 2;

type Api<Answer> = (question: object) => Promise<Answer>;

/** The part of the SDK used here; its own typings say `any`. */
const openapi = cloud.openapi as {
  subscribeMessage: { send: Api<unknown> };
  wxacode: { getUnlimited: Api<{ buffer: Buffer }> };
  security: { msgSecCheck: Api<TextJudgement>; mediaCheckAsync: Api<{ traceId: string }> };
};

/** Sends one subscription message; `data` by keyword of the template. */
export function sendSubscribeMessage(message: {
  touser: string;
  templateId: string;
  page: string;
  data: Record<string, { value: string }>;
}): Promise<WechatAnswer<unknown>> {
  return asked(() => openapi.subscribeMessage.send(message));
}

/**
 * A mini program code (小程序码) that opens a page with a scene of at most 32 characters. `checkPath` off:
 * WeChat would else refuse a page that no released version has yet.
 */
export function miniProgramCode(page: string, scene: string): Promise<WechatAnswer<{ buffer: Buffer }>> {
  return asked(() => openapi.wxacode.getUnlimited({ page, scene, checkPath: false }));
}

/** Has a text of an account judged, which must have used the mini program within two hours (else 61010). */
export function judgeText(content: string, openid: string): Promise<WechatAnswer<TextJudgement>> {
  return asked(() => openapi.security.msgSecCheck({ content, openid, version: 2, scene: SCENE }));
}

/** Asks for the judgement of a picture, which is pushed later under the id that is answered. */
export function askAboutImage(mediaUrl: string, openid: string): Promise<WechatAnswer<{ traceId: string }>> {
  const question = { mediaUrl, mediaType: IMAGE, openid, version: 2, scene: SCENE };
  return asked(() => openapi.security.mediaCheckAsync(question));
}

async function asked<T>(ask: () => Promise<T>): Promise<WechatAnswer<T>> {
  try {
    return { ok: true, answer: await ask() };
  } catch (error) {
    return { ok: false, code: refusalCode(error) };
  }
}
