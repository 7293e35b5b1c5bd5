/** A call that failed, as `wx.cloud.callFunction` tells it. */
export interface Failure {
  errCode: number;
  errMsg: string;
}

/** The function threw, or its instance died. */
export function executionFailure(text: string): Failure {
  return failure(-504002, 'functions execute fail', `Error: ${text}`);
}

/** The function ran longer than config.json allows. Observed in public reports; not in WeChat's list of codes. */
export function timeoutFailure(timeoutMs: number): Failure {
  return failure(
    -504003,
    'functions execute fail',
    `Invoking task timed out after ${timeoutMs / 1000} seconds`,
  );
}

/** No such function is deployed. */
export function missingFunctionFailure(): Failure {
  return failure(-501000, 'resource not found', 'FunctionName parameter could not be found.');
}

/** The body of a call is larger than WeChat takes. */
export function requestTooLargeFailure(limitBytes: number): Failure {
  return failure(-501007, 'invalid parameters', `data exceeds the limit of ${limitBytes} bytes`);
}

/** The function answered more than WeChat carries. */
export function replyTooLargeFailure(): Failure {
  return failure(-604001, 'cloudfunction result size exceed limit (1MB)', 'result too large');
}

function failure(errCode: number, meaning: string, detail: string): Failure {
  return {
    errCode,
    errMsg: `cloud.callFunction:fail Error: errCode: ${errCode} ${meaning} | errMsg: ${detail}`,
  };
}
