import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { FunctionContract } from '../../cloudfunctions/shared/contract';
import { contracts } from '../../scripts/authorisation/contracts';
import { root } from '../../scripts/process';

test('every code that an action may be refused with is explained in docs/architecture.md', () => {
  const explained = readFileSync(path.join(root, 'docs', 'architecture.md'), 'utf8');
  const all: FunctionContract[] = Object.values(contracts);
  const codes = all.flatMap((contract) => Object.values(contract).flatMap(({ refusals }) => refusals));
  expect(codes.length).toBeGreaterThan(0);
  expect([...new Set(codes)].filter((code) => !explained.includes(`\`${code}\``))).toEqual([]);
});
