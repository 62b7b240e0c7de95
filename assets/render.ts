import { readFile, readdir, writeFile } from 'node:fs/promises';
import sparticuz from '@sparticuz/chromium';
import { chromium } from 'playwright-core';

/**
 * Draws every assets/svg/NAME.svg as assets/NAME-SIZE.png, transparent, in the sizes Office asks for.
 * Run it after a change to a drawing: `node --import tsx assets/render.ts`.
 *
 * The drawings sit on a grid of 16 with strokes of 1 on half units, so that edges fall on whole
 * pixels at 16, 32, 48, 64 and 80; the sizes in between (20, 24, 40) are smoothed. Paper is filled
 * white, and ink that stands free is the ramp's #697ed5 (3.8:1 on white and on #292929), because one
 * set of icons serves the light and the dark ribbon.
 * https://learn.microsoft.com/office/dev/add-ins/design/add-in-icons
 */
const sizes = [16, 20, 24, 32, 40, 48, 64, 80];
const folder = new URL('./', import.meta.url);

const browser = await chromium.launch({
  executablePath: process.env.CHROME_PATH ?? (await sparticuz.executablePath()),
  args: sparticuz.args,
});
try {
  const page = await browser.newPage();
  for (const file of await readdir(new URL('svg/', folder))) {
    const svg = await readFile(new URL(`svg/${file}`, folder), 'utf8');
    for (const size of sizes) {
      await page.setViewportSize({ width: size, height: size });
      await page.setContent(
        `<style>body{margin:0}svg{display:block;width:${size}px;height:${size}px}</style>${svg}`,
      );
      const png = await page.screenshot({ omitBackground: true });
      await writeFile(new URL(`${file.replace('.svg', '')}-${size}.png`, folder), png);
    }
  }
} finally {
  await browser.close();
}
