import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { ReadPicture } from './check-resources.ts';

const ICONS = path.join(import.meta.dirname, '..', '..', '..', 'addin', 'assets');
const PNG = Buffer.from('89504e470d0a1a0a', 'hex');

/** The size of one of the add-in's icons by its path on the server, read from the file (PNG, IHDR); null without one. */
export const iconSize: ReadPicture = (address) => {
  const name = /^\/addin\/assets\/(icon-\d+\.png)$/.exec(address)?.[1];
  if (name === undefined) return null;
  try {
    const picture = readFileSync(path.join(ICONS, name));
    if (!picture.subarray(0, 8).equals(PNG)) return null;
    return { width: picture.readUInt32BE(16), height: picture.readUInt32BE(20) };
  } catch {
    return null;
  }
};
