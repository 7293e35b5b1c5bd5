import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { findFiles } from '../find-files';
import { miniprogramPackages } from '../miniprogram-packages';

/**
 * Copies the style sheets of a mini program and of its npm packages into `stage`, laid out as in the
 * package that DevTools uploads (npm packages in miniprogram_npm, imports by absolute path), because
 * WeChat's compiler finds an import only among the files it was given.
 * Answers the files of the mini program followed by those of the packages, as the compiler wants them named.
 */
export async function stageStyles(miniprogram: string, stage: string): Promise<string[]> {
  const packages = await miniprogramPackages();
  const own = await copyStyles(miniprogram, stage, '.');
  const names = packages.map(({ name }) => name);
  const foreign = await Promise.all(
    packages.map(({ name, folder }) => copyStyles(folder, stage, `miniprogram_npm/${name}`)),
  );
  await Promise.all(own.map((file) => rewriteImports(path.join(stage, file), names)));
  return [...own, ...foreign.flat()];
}

async function copyStyles(from: string, stage: string, under: string): Promise<string[]> {
  const files = await findFiles(from, ['.wxss']);
  for (const file of files) {
    const target = path.join(stage, under, file);
    await mkdir(path.dirname(target), { recursive: true });
    await writeFile(target, await readFile(path.join(from, file)));
  }
  return files.map((file) => (under === '.' ? `./${file}` : `./${under}/${file}`));
}

async function rewriteImports(file: string, packages: string[]): Promise<void> {
  const text = await readFile(file, 'utf8');
  const rewritten = text.replace(/(@import\s+['"])([^'"]+)/g, (whole, start: string, target: string) => {
    const isForeign = packages.some((name) => target.startsWith(`${name}/`));
    return isForeign ? `${start}/miniprogram_npm/${target}` : whole;
  });
  if (rewritten !== text) await writeFile(file, rewritten);
}
