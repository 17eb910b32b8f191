import { correction, generate } from 'lean-qr';
import { toPngBuffer } from 'lean-qr/extras/node_export';
import type { Area } from './sheets.ts';

/** White around a code that readers need to find it (ISO/IEC 18004). */
const QUIET = 4;
/** A pixel per module would be blurred by whatever shows it. */
const PIXELS_PER_MODULE = 6;

/** A text as a QR code, with so much said twice that a scratch does no harm. */
function codeOf(text: string) {
  return generate(text, { minCorrectionLevel: correction.M });
}

/** What is to be filled for a code in a square, white around it included: one area per stretch of dark modules. */
export function qrAreas(text: string, { x, y, width }: Omit<Area, 'height'>): readonly Area[] {
  const code = codeOf(text);
  const unit = width / (code.size + 2 * QUIET);
  const areas: Area[] = [];
  for (let row = 0; row < code.size; row += 1) {
    for (let from = 0; from < code.size; from += 1) {
      let to = from;
      while (code.get(to, row)) to += 1;
      if (to > from) {
        areas.push({
          x: x + (QUIET + from) * unit,
          y: y + (QUIET + row) * unit,
          width: (to - from) * unit,
          height: unit,
        });
      }
      from = to;
    }
  }
  return areas;
}

/** A code as a picture (PNG), black on white whatever it is shown on. */
export function qrPicture(text: string): Buffer {
  const on = [0, 0, 0, 255] as const;
  const off = [255, 255, 255, 255] as const;
  return Buffer.from(toPngBuffer(codeOf(text), { on, off, pad: QUIET, scale: PIXELS_PER_MODULE }));
}
