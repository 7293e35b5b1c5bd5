import type { Chance } from './random';

const surnames = Array.from(
  '王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕',
);
const givenNames = [
  ...[
    '浩然',
    '子轩',
    '宇航',
    '俊杰',
    '梓豪',
    '文博',
    '嘉豪',
    '志强',
    '鹏飞',
    '一鸣',
    '建国',
    '明轩',
    '天佑',
    '泽宇',
  ],
  ...[
    '欣怡',
    '雨桐',
    '思琪',
    '佳怡',
    '梦婷',
    '雅静',
    '诗涵',
    '晓雯',
    '紫萱',
    '若曦',
    '婉婷',
    '丽娜',
    '静怡',
    '可馨',
  ],
  ...['磊', '强', '伟', '涛', '斌', '超', '洋', '鑫', '敏', '静', '丽', '娟', '婷', '雪', '倩', '颖'],
];

/** A Chinese name of two or three characters. */
export function personName(chance: Chance): string {
  return chance.pick(surnames) + chance.pick(givenNames);
}
