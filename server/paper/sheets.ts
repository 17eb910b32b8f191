import PdfWriter from 'pdfkit';
import { paperFonts } from './paper-fonts.ts';
import type { Run } from './set-text.ts';
import { setText } from './set-text.ts';

const MM = 72 / 25.4;

/** In millimeters. */
export interface PaperSize {
  readonly width: number;
  readonly height: number;
  readonly margin: number;
}

export interface Written {
  /** In points. */
  readonly size: number;
  /** In points, before it. */
  readonly gap?: number;
  /** In points, from the left. */
  readonly indent?: number;
  /** At most so many lines; what does not fit ends in dots. */
  readonly most?: number;
}

/** Paper that is written on from top to bottom. */
export interface Sheets {
  /** A sheet, empty but for `head`, which stands on those that follow it, too. */
  readonly open: (head: string) => void;
  readonly write: (text: string, how: Written) => void;
  /** A box to tick beside what is written next. */
  readonly tick: (size: number) => void;
  readonly rule: () => void;
  /** So many points are left on the sheet. */
  readonly left: () => number;
  readonly finish: () => Promise<Buffer>;
}

const LINE = 1.35;
const HEAD_SIZE = 9;

/** Empty paper of one size. `title` is what a viewer shows in its bar. */
export function createSheets({ width, height, margin }: PaperSize, title: string): Sheets {
  const fonts = paperFonts();
  const page = { size: [width * MM, height * MM] as [number, number], margin: margin * MM };
  const document = new PdfWriter({ ...page, autoFirstPage: false, font: '', info: { Title: title } });
  const parts: Buffer[] = [];
  const done = new Promise<Buffer>((resolve, reject) => {
    document.on('data', (part: Buffer) => parts.push(part));
    document.on('end', () => resolve(Buffer.concat(parts)));
    document.on('error', reject);
  });
  for (const { name, content } of fonts) document.registerFont(name, content);

  const inner = page.size[0] - 2 * page.margin;
  const bottom = page.size[1] - page.margin;
  const widths = new Map<string, number>();
  let head = '';
  let y = page.margin;

  const use = (font: number, size: number) => document.font(fonts[font]?.name ?? '').fontSize(size);
  // `features` makes the library shape the whole run at once: word by word, letters that run to the left would not.
  const features: [] = [];
  const measure = (text: string, font: number, size: number) => {
    const key = `${font} ${text}`;
    const known = widths.get(key) ?? use(font, 1_000).widthOfString(text, { features }) / 1_000;
    widths.set(key, known);
    return known * size;
  };
  const draw = ({ text, font, isRightToLeft }: Run, x: number, baseline: number, size: number) => {
    const shaped = isRightToLeft ? towardsLeft(text) : text;
    use(font, size).text(shaped, x, baseline, { lineBreak: false, baseline: 'alphabetic', features });
  };
  const turn = () => {
    document.addPage(page);
    y = page.margin;
  };
  const sheets: Sheets = {
    open: (wanted) => {
      head = wanted;
      turn();
      if (head !== '') sheets.write(head, { size: HEAD_SIZE });
    },
    write: (text, { size, gap = 0, indent = 0, most }) => {
      const room = inner - indent;
      const all = setText(text, { fonts, width: room, measure: (part, font) => measure(part, font, size) });
      y += gap;
      const shown = all.slice(0, most ?? all.length);
      for (const [at, { runs, isRightToLeft, width: taken }] of shown.entries()) {
        if (y + size * LINE > bottom && most === undefined) {
          turn();
          if (head !== '') sheets.write(head, { size: HEAD_SIZE });
        }
        let x = page.margin + indent + (isRightToLeft ? room - taken : 0);
        for (const run of runs) {
          draw(run, x, y + size, size);
          x += measure(run.text, run.font, size);
        }
        if (at === shown.length - 1 && all.length > shown.length) {
          draw(
            { text: '…', font: 0, isRightToLeft: false },
            Math.min(x, page.margin + inner - size),
            y + size,
            size,
          );
        }
        y += size * LINE;
      }
    },
    tick: (size) => {
      if (y + size * LINE > bottom) sheets.open(head);
      document
        .lineWidth(0.75)
        .rect(page.margin, y + size * 0.2, size * 0.8, size * 0.8)
        .stroke();
    },
    rule: () => {
      y += 3;
      document
        .lineWidth(0.5)
        .moveTo(page.margin, y)
        .lineTo(page.margin + inner, y)
        .stroke();
      y += 3;
    },
    left: () => bottom - y,
    finish: () => {
      document.end();
      return done;
    },
  };
  return sheets;
}

/** The library turns letters of a script that runs to the left around by itself; signs alone it does not. */
function towardsLeft(text: string): string {
  const isShaped =
    /\p{Script=Hebrew}|\p{Script=Arabic}|\p{Script=Syriac}|\p{Script=Thaana}|\p{Script=Nko}/u.test(text);
  return isShaped ? text : Array.from(text).toReversed().join('');
}
