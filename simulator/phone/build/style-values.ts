import path from 'node:path';
import valueParser from 'postcss-value-parser';
import { browserUnits } from '../units';

/** Only values with these need to be parsed. */
const INTERESTING = /rpx|vh|env\(|constant\(|url\(/i;

/**
 * A declaration's value as the browser needs it: its units (see {@link browserUnits}) and the addresses of
 * pictures. `folder` is the id of the style sheet's folder, against which relative addresses count.
 */
export function browserValue(value: string, folder: string): string {
  if (!INTERESTING.test(value)) return value;
  if (!/url\(/i.test(value)) return browserUnits(value);
  const parsed = valueParser(value);
  parsed.walk((node) => {
    if (node.type === 'word') node.value = browserUnits(node.value);
    if (node.type !== 'function' || node.value.toLowerCase() !== 'url') return true;
    useAddress(node, folder);
    return false;
  });
  return valueParser.stringify(parsed.nodes);
}

function useAddress(node: valueParser.FunctionNode, folder: string): void {
  const [address] = node.nodes;
  if (!address || !('value' in address) || /^(data:|[a-z]+:\/\/|\/\/)/i.test(address.value)) return;
  const file = address.value.startsWith('/') ? address.value : path.posix.join('/', folder, address.value);
  address.value = `/phone/project${file}`;
}
