import { DAY_MS, HOUR_MS, MINUTE_MS } from '../clock/beijing';

const UNITS: [size: number, name: string][] = [
  [DAY_MS, '天'],
  [HOUR_MS, '小时'],
  [MINUTE_MS, '分钟'],
  [1000, '秒'],
];

/** How wrong a phone's clock is, in words: `准`, `快 5 分钟`, `慢 1 天`, `快 1 小时 30 分钟`. */
export function skewText(milliseconds: number): string {
  if (milliseconds === 0) return '准';
  let rest = Math.abs(milliseconds);
  const parts = UNITS.flatMap(([size, name]) => {
    const count = Math.floor(rest / size);
    rest -= count * size;
    return count === 0 ? [] : [`${count} ${name}`];
  });
  return `${milliseconds > 0 ? '快' : '慢'} ${parts.join(' ') || '不到 1 秒'}`;
}
