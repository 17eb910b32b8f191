/**
 * Draws addin/assets/icon-<size>.png from addin/assets/icon.svg. Run it after changing the drawing and commit what it
 * writes: Outlook loads the pictures by these names, and `npm run validate` checks their sizes.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Resvg } from '@resvg/resvg-js';

/** What Outlook asks for: 16, 32, 80 in the ribbon, 64 and 128 in lists, the rest at display scales between them. */
const sizes = [16, 20, 24, 32, 40, 48, 64, 80, 128];

const folder = path.join(import.meta.dirname, '..', 'addin', 'assets');
const drawing = readFileSync(path.join(folder, 'icon.svg'), 'utf8');

for (const size of sizes) {
  const picture = new Resvg(drawing, { fitTo: { mode: 'width', value: size } }).render().asPng();
  writeFileSync(path.join(folder, `icon-${size}.png`), picture);
}
console.log(`Drew ${sizes.map((size) => `${size}px`).join(', ')} into addin/assets.`);
