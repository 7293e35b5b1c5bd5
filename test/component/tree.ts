import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const ROOT = path.join(__dirname, '..', '..');
const NPM = 'miniprogram_npm';

/**
 * Copies a mini program into a folder of its own, with vant where WeChat looks for packages, and returns that
 * folder. Vant's modules get the suffix of TypeScript: that is what jest translates, when they are loaded.
 */
export function readyTree(miniprogram = path.join(ROOT, 'miniprogram')): string {
  const tree = mkdtempSync(path.join(os.tmpdir(), 'component-'));
  copy(miniprogram, tree);
  copy(path.join(ROOT, 'node_modules', '@vant', 'weapp', 'dist'), path.join(tree, NPM, '@vant', 'weapp'));
  return tree;
}

function copy(from: string, to: string): void {
  mkdirSync(to, { recursive: true });
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const [source, target] = [path.join(from, entry.name), path.join(to, entry.name)];
    if (entry.isDirectory()) copy(source, target);
    else if (entry.name.endsWith('.json')) copyJson(source, target);
    else if (/\.(ts|js|wxml|wxss|wxs)$/.test(entry.name) && !entry.name.endsWith('.d.ts'))
      cpSync(source, target.replace(/\.js$/, '.ts'));
  }
}

/** The simulation knows no packages: their components get the address they have in the tree. */
function copyJson(source: string, target: string): void {
  writeFileSync(target, readFileSync(source, 'utf8').replaceAll('"@vant/weapp/', `"/${NPM}/@vant/weapp/`));
}
