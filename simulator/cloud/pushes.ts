import type { Functions } from './functions/functions';
import { resultOf, type ContentSafety } from './openapi/content-safety';

/** What WeChat pushes to a function, and when. */
export class Pushes {
  /** Which function gets them, by event. */
  targets: Record<string, string> = {};

  constructor(
    private readonly appid: string,
    private readonly functions: Functions,
    private readonly safety: ContentSafety,
    private readonly now: () => number,
  ) {}

  /** Pushes the verdicts on pictures that are due by `until` to the function that is to get them. */
  async sendVerdicts(until: number): Promise<void> {
    const name = this.targets.wxa_media_check;
    for (const { traceId, openid, mediaUrl } of await this.safety.takeDue(until)) {
      if (name === undefined) continue;
      const result = resultOf(this.safety.verdictOf(mediaUrl));
      const data = mediaCheckEvent(this.appid, openid, traceId, result, this.now());
      await this.functions.call({ name, data, source: 'wx_unknown' });
    }
  }
}

/** The push of a verdict on a picture, as WeChat documents it. */
function mediaCheckEvent(
  appid: string,
  openid: string,
  traceId: string,
  result: object,
  now: number,
): object {
  return {
    ToUserName: appid,
    FromUserName: openid,
    CreateTime: Math.floor(now / 1000),
    MsgType: 'event',
    Event: 'wxa_media_check',
    appid,
    trace_id: traceId,
    version: 2,
    errcode: 0,
    errmsg: 'ok',
    result,
    detail: [{ strategy: 'content_model', errcode: 0, ...result, prob: 90 }],
  };
}
