import type { CallReply, CallRequest } from '../protocol';

/** The local WeChat Cloud of one project. */
export class Cloud {
  /** Calls a function as anybody; a failure of the function is a reply, not an exception. */
  call(request: CallRequest): Promise<CallReply> {
    return Promise.resolve({
      error: { errCode: -501000, errMsg: `errCode: -501000 | errMsg: no function ${request.name}` },
      requestId: '0',
    });
  }
}
