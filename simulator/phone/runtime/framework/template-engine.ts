import type { EventListener, ShadowedEvent, templateEngine } from 'glass-easel';
import { template } from 'glass-easel';
import { browserUnits } from '../../units';
import { viewOf } from '../components/built-in';
import { tellSender } from './dispatch';
import type { Node } from './glass';
import { elementOf } from './glass';
import { setRole } from './keyboard';
import { playAnimation } from './play-animation';
import { textOf } from './text';
import { toWxEvent } from './wx-event';

/** The object through which compiled templates write to nodes; only what is changed here. */
interface TemplateWriter {
  eventListenerWrapper: (
    caller: unknown,
    event: ShadowedEvent<unknown>,
    listener: EventListener<unknown>,
  ) => void;
  /** Sets the style. */
  y: (node: Node, style: unknown) => void;
  /** Sets a field of the dataset. */
  d: (node: Node, name: string, value: unknown) => void;
  /** Sets a property or attribute. */
  r: (node: Node, name: string, value: unknown, ...paths: unknown[]) => void;
}

/**
 * glass-easel's template engine, made to behave as WeChat's where they differ: handlers get plain event
 * objects and can't stop an event by returning false, and rpx works in `style`. Datasets and aria
 * attributes are written to the document too, so that tests and screen readers find them.
 */
export class PhoneTemplateEngine extends template.GlassEaselTemplateEngine {
  override create(...args: Parameters<template.GlassEaselTemplateEngine['create']>): templateEngine.Template {
    const made = super.create(...args);
    const createInstance = made.createInstance.bind(made);
    made.createInstance = (...instanceArgs) => {
      const instance = createInstance(...instanceArgs);
      adapt((instance as unknown as { procGenWrapper: TemplateWriter }).procGenWrapper);
      return instance;
    };
    return made;
  }
}

function adapt(writer: TemplateWriter): void {
  const { y: setStyle, d: setDataset, r: setProperty } = writer;
  writer.eventListenerWrapper = (caller, event, listener) => {
    const handler = listener as (this: unknown, event: unknown) => unknown;
    tellSender(event, handler.call(caller, toWxEvent(event)));
  };
  writer.y = (node, style) => setStyle(node, typeof style === 'string' ? browserUnits(style) : style);
  writer.d = (node, name, value) => {
    setDataset(node, name, value);
    reflect(node, `data-${dashed(name)}`, typeof value === 'object' ? JSON.stringify(value) : value);
  };
  writer.r = (node, name, value, ...paths) => {
    if (name === 'role' || name === 'aria-role') reflectRole(node, value);
    else if (name.startsWith('aria-')) reflect(node, name, value);
    if (name === 'hidden') elementOf(node)?.toggleAttribute('hidden', Boolean(value));
    if (name === 'animation' && viewOf(node))
      playAnimation(node, value as Parameters<typeof playAnimation>[1]);
    setProperty(node, name, value, ...paths);
  };
}

function reflectRole(node: Node, role: unknown): void {
  const element = elementOf(node);
  if (element) setRole(element, textOf(role));
}

function reflect(node: Node, attribute: string, value: unknown): void {
  const element = elementOf(node);
  const text = textOf(value);
  if (text === '') element?.removeAttribute(attribute);
  else element?.setAttribute(attribute, text);
}

function dashed(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
