import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { chromium } from 'playwright-core';
import { findChromium } from './chromium';

/** WeChat's recommended size of a tab bar icon, pixels. */
const SIZE = 81;
const assets = path.resolve(import.meta.dirname, '..', 'miniprogram', 'assets');

/** Outlines on a grid of 24, drawn as strokes. */
const shapes = {
  today:
    '<rect x="3.5" y="5" width="17" height="15.5" rx="3"/><path d="M3.5 10h17M8 3v4M16 3v4M8.5 15l2.5 2.5 4.5-4.5"/>',
  me: '<circle cx="12" cy="8" r="4.2"/><path d="M4 20.5c.8-4 4-6.2 8-6.2s7.2 2.2 8 6.2"/>',
};

/** Colours of theme.json: at rest and chosen, light and dark. */
const colours = { '': '#5A6675', '-active': '#1F5FD6', '-dark': '#A3AEBD', '-active-dark': '#7AA5FF' };

/** Draws the tab bar icons anew; WeChat takes PNG only. Run it after changing a shape or a colour. */
async function drawIcons(): Promise<void> {
  const executablePath = findChromium();
  if (!executablePath) throw new Error('Chromium is needed to draw icons');
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
  const page = await browser.newPage({ viewport: { width: SIZE, height: SIZE } });
  for (const [name, shape] of Object.entries(shapes)) {
    for (const [suffix, colour] of Object.entries(colours)) {
      await page.setContent(svg(shape, colour));
      const image = await page.screenshot({ omitBackground: true });
      await writeFile(path.join(assets, `${name}${suffix}.png`), image);
    }
  }
  await browser.close();
}

function svg(shape: string, colour: string): string {
  const style = `fill="none" stroke="${colour}" stroke-width="1.8" stroke-linecap="round" stroke-linejoin="round"`;
  return `<style>body{margin:0}</style><svg width="${SIZE}" height="${SIZE}" viewBox="0 0 24 24" ${style}>${shape}</svg>`;
}

await drawIcons();
