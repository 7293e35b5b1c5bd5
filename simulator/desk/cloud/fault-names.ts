import type { FaultSettings, RequestFaultKind } from '../../protocol';

/** What each fault does, as people say it. */
export const FAULT_NAMES: Record<RequestFaultKind, string> = {
  errorBeforeWrite: '写入前出错',
  errorAfterWrite: '写了却报错',
  timeout: '超时',
  slow: '变慢',
  conflict: '事务冲突',
  killBefore: '请求前实例崩溃',
  killAfter: '请求后实例崩溃',
};

/** The kinds in the order they are offered. */
export const FAULT_KINDS = Object.keys(FAULT_NAMES) as RequestFaultKind[];

/** What is switched on, e.g. `超时 20%`; empty when all is well. */
export function faultsInWords({ rates, next, timerTwice, timerLateMs }: FaultSettings): string[] {
  const byRate = FAULT_KINDS.flatMap((kind) => {
    const rate = rates[kind] ?? 0;
    return rate > 0 ? [`${FAULT_NAMES[kind]} ${Math.round(rate * 1000) / 10}%`] : [];
  });
  return [
    ...byRate,
    ...(next ? [`下一次调用的第 ${next.request} 个请求${FAULT_NAMES[next.kind]}`] : []),
    ...(timerTwice ? ['定时器触发两次'] : []),
    ...(timerLateMs > 0 ? [`定时器晚 ${timerLateMs / 1000} 秒`] : []),
  ];
}
