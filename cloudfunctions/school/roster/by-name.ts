/** Compares units as people count them: 9栋 before 10栋. */
export function byName(a: { name: string }, b: { name: string }): number {
  return a.name.localeCompare(b.name, 'zh-CN', { numeric: true });
}
