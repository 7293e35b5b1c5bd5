/** @jest-environment jsdom */
import path from 'node:path';
import { mount } from './mount';

const fixtures = path.join(__dirname, 'fixtures', 'miniprogram');

test.each([
  ['a tag that nobody declared', 'undeclared', 'van-buton'],
  ['a tag inside a component that is used', 'within', 'van-buton'],
  ['a declared component that is not there', 'lost', 'van-nothing, which is'],
])('%s is refused by its name', (_, component, tag) => {
  expect(() => mount(`${component}/index`, {}, fixtures)).toThrow(`unresolved tags: ${tag}`);
});
