import { setImmediate as pause } from 'node:timers/promises';
import { badgeColors } from '../../../../contract/badges.ts';
import type { BadgeLayout } from '../../../../contract/badges.ts';
import { qrAreas } from '../../../paper/qr-code.ts';
import { createSheets, LINE } from '../../../paper/sheets.ts';
import type { Sheets } from '../../../paper/sheets.ts';
import { badgeSizes } from './badge-size.ts';

/** What stands on a badge, in words. */
export interface Badge {
  readonly name: string;
  readonly company: string | null;
  /** `Host: Anna Holm` */
  readonly host: string;
  /** As the reception's people write it. */
  readonly day: string;
  /** Where the QR code leads. */
  readonly link: string;
  /** A JPEG; null: there is none. */
  readonly photo: Buffer | null;
}

/** Of the height of a badge. */
const BAND = 0.11;
const NAME = 0.28;
const NAME_ALONE = 0.5;
const CODE = 0.37;
/** Of a face, width to height. */
const PORTRAIT = 3 / 4;
/** Sizes of letters on a label, in points; on larger paper they grow with it. */
const LARGEST_NAME = 30;
const SMALLEST_NAME = 5;
/** From here on a long word is broken rather than made smaller still. */
const LEAST_WHOLE = 13;
const STEP = 0.5;
const LABEL_WIDTH = 62;

/** Badges as a PDF, one after the other. A name stands as large as there is room for it, and is never cut off. */
export async function drawBadges(
  layout: BadgeLayout,
  badges: readonly Badge[],
  title: string,
): Promise<Buffer> {
  const size = badgeSizes[layout.size];
  const sheets = createSheets(size, title);
  for (const badge of badges) {
    drawBadge(sheets, badge, layout, size.width / LABEL_WIDTH);
    await pause();
  }
  return await sheets.finish();
}

function drawBadge(sheets: Sheets, badge: Badge, { color, zone, shows }: BadgeLayout, scale: number): void {
  const { width, height, margin } = sheets.sheet;
  const inner = width - 2 * margin;
  sheets.open('');
  const band = height * BAND;
  sheets.fill(badgeColors[color], [{ x: margin, y: margin, width: inner, height: band }]);
  const inBand = fitting(sheets, zone, { largest: 16 * scale, least: 6, height: band, indent: 4 * scale });
  sheets.goTo(margin + (band - inBand * LINE) / 2);
  sheets.write(zone, { size: inBand, indent: 4 * scale, most: 1, color: '#ffffff' });

  const nameHeight = height * (shows.code || badge.photo ? NAME : NAME_ALONE);
  const nameSize = fitting(sheets, badge.name, {
    largest: LARGEST_NAME * scale,
    least: SMALLEST_NAME,
    height: nameHeight,
  });
  sheets.goTo(margin + band + 4 * scale);
  sheets.write(badge.name, { size: nameSize });
  sheets.goTo(margin + band + 4 * scale + nameHeight);
  const lines = [
    ...(shows.company && badge.company !== null ? [badge.company] : []),
    ...(shows.host ? [badge.host] : []),
    badge.day,
  ];
  for (const line of lines) sheets.write(line, { size: 9 * scale, most: 1 });

  drawBelow(sheets, badge, shows.code);
}

/** At the lower edge the photo, or the code, or one beside the other. */
function drawBelow(sheets: Sheets, { photo, link }: Badge, showsCode: boolean): void {
  const { width, height, margin } = sheets.sheet;
  const below = height * CODE;
  const face = photo ? { width: below * PORTRAIT, height: below } : null;
  if (photo && face) {
    const x = showsCode ? margin : (width - face.width) / 2;
    sheets.picture(photo, { x, y: height - margin - below, ...face });
  }
  if (!showsCode) return;
  const left = width - 2 * margin - (face ? face.width + margin : 0);
  const side = Math.min(left, below);
  const x = face ? width - margin - side : (width - side) / 2;
  sheets.fill('#000000', qrAreas(link, { x, y: height - margin - side, width: side }));
}

/** The largest size at which a text fits into a height; words are left whole as long as they can be read. */
function fitting(
  sheets: Sheets,
  text: string,
  {
    largest,
    least,
    height,
    indent = 0,
  }: {
    readonly largest: number;
    readonly least: number;
    readonly height: number;
    readonly indent?: number;
  },
): number {
  const words = text.split(/\s+/u);
  const areWhole = (size: number) => words.every((word) => sheets.linesOf(word, { size, indent }) === 1);
  for (let size = largest; size > least; size -= STEP) {
    const isTooHigh = sheets.linesOf(text, { size, indent }) * size * LINE > height;
    if (!isTooHigh && (size <= LEAST_WHOLE || areWhole(size))) return size;
  }
  return least;
}
