import type { ShadowedEvent } from 'glass-easel';
import type { Data } from './glass';

/** What a handler of a page or component receives: plain values, as in WeChat. */
export interface WxEvent {
  type: string;
  timeStamp: number;
  target: WxTarget;
  currentTarget: WxTarget;
  mark: Data;
  detail: unknown;
  touches?: unknown;
  changedTouches?: unknown;
}

export interface WxTarget {
  id: string;
  dataset: Data;
  offsetLeft: number;
  offsetTop: number;
}

/** Both glass-easel's nodes and the adapter's instances know these two. */
interface TargetLike {
  id: string;
  dataset: Data | null;
  _$?: TargetLike;
  getBackendElement?: () => unknown;
}

/** Turns glass-easel's event into WeChat's. */
export function toWxEvent(event: ShadowedEvent<unknown>): WxEvent {
  return {
    ...event.extraFields,
    type: event.type,
    timeStamp: event.timeStamp,
    target: toTarget(event.target),
    currentTarget: toTarget(event.currentTarget),
    mark: event.mark ?? {},
    detail: event.detail,
  };
}

/** A node as events describe it. */
export function toTarget(target: TargetLike): WxTarget {
  const node = target._$ ?? target;
  const element = node.getBackendElement?.() as HTMLElement | null | undefined;
  return {
    id: node.id,
    dataset: { ...node.dataset },
    offsetLeft: element?.offsetLeft ?? 0,
    offsetTop: element?.offsetTop ?? 0,
  };
}
