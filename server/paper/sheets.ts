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
  /** So many sheets beside and below each other on one page; one unless given. */
  readonly across?: number;
  readonly down?: number;
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
  /** `#rrggbb`; black unless given. */
  readonly color?: string;
}

/** In points from the upper left corner of the sheet, margin included. */
export interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Paper that is written on from top to bottom. */
export interface Sheets {
  /** A sheet, empty but for `head`, which stands on those that follow it, too. */
  readonly open: (head: string) => void;
  readonly write: (text: string, how: Written) => void;
  /** A box to tick beside what is written next. */
  readonly tick: (size: number) => void;
  readonly rule: () => void;
  /** Goes on at `y` points from the upper edge. */
  readonly goTo: (y: number) => void;
  /** How many lines a text takes at a size. */
  readonly linesOf: (text: string, how: Pick<Written, 'size' | 'indent'>) => number;
  /** Fills areas with one color, `#rrggbb`. */
  readonly fill: (color: string, areas: readonly Area[]) => void;
  /** A JPEG that fills an area; what is wider or higher than it is left out at both sides alike. */
  readonly picture: (jpeg: Buffer, area: Area) => void;
  /** The sheet between its edges, in points. */
  readonly sheet: { readonly width: number; readonly height: number; readonly margin: number };
  /** So many points are left on the sheet. */
  readonly left: () => number;
  readonly finish: () => Promise<Buffer>;
}

/** Lines are so much higher than their letters. */
export const LINE = 1.35;
const HEAD_SIZE = 9;
const BLACK = '#000000';

/** Empty paper of one size. `title` is what a viewer shows in its bar. */
export function createSheets(
  { width, height, margin, across = 1, down = 1 }: PaperSize,
  title: string,
): Sheets {
  const fonts = paperFonts();
  const sheet = { width: width * MM, height: height * MM, margin: margin * MM };
  const page = { size: [sheet.width * across, sheet.height * down] as [number, number], margin: 0 };
  const document = new PdfWriter({ ...page, autoFirstPage: false, font: '', info: { Title: title } });
  const parts: Buffer[] = [];
  const done = new Promise<Buffer>((resolve, reject) => {
    document.on('data', (part: Buffer) => parts.push(part));
    document.on('end', () => resolve(Buffer.concat(parts)));
    document.on('error', reject);
  });
  for (const { name, content } of fonts) document.registerFont(name, content);

  const inner = sheet.width - 2 * sheet.margin;
  const widths = new Map<string, number>();
  let head = '';
  let opened = 0;
  let [left, top] = [0, 0];
  let y = sheet.margin;
  const bottom = () => top + sheet.height - sheet.margin;

  const use = (font: number, size: number) => document.font(fonts[font]?.name ?? '').fontSize(size);
  const measure = (text: string, font: number, size: number) => {
    const key = `${font} ${text}`;
    const known = widths.get(key) ?? use(font, 1_000).widthOfString(text, shapingOf(text)) / 1_000;
    widths.set(key, known);
    return known * size;
  };
  const draw = ({ text, font, isRightToLeft }: Run, x: number, baseline: number, size: number) => {
    const shaped = isRightToLeft ? towardsLeft(text) : text;
    const place = { lineBreak: false, baseline: 'alphabetic' } as const;
    use(font, size).text(shaped, x, baseline, { ...place, ...shapingOf(text) });
  };
  /** Gives where the line ends. */
  const drawLine = (runs: readonly Run[], from: number, size: number) => {
    let x = from;
    for (const run of runs) {
      draw(run, x, y + size, size);
      x += measure(run.text, run.font, size);
    }
    return x;
  };
  const turn = () => {
    const place = opened % (across * down);
    if (place === 0) document.addPage(page);
    opened += 1;
    [left, top] = [(place % across) * sheet.width, Math.floor(place / across) * sheet.height];
    y = top + sheet.margin;
  };
  const set = (text: string, { size, indent = 0 }: Pick<Written, 'size' | 'indent'>) =>
    setText(text, { fonts, width: inner - indent, measure: (part, font) => measure(part, font, size) });
  const sheets: Sheets = {
    open: (wanted) => {
      head = wanted;
      turn();
      if (head !== '') sheets.write(head, { size: HEAD_SIZE });
    },
    write: (text, { size, gap = 0, indent = 0, most, color = BLACK }) => {
      const room = inner - indent;
      const all = set(text, { size, indent });
      document.fillColor(color);
      y += gap;
      const shown = all.slice(0, most ?? all.length);
      for (const [at, { runs, isRightToLeft, width: taken }] of shown.entries()) {
        if (y + size * LINE > bottom() && most === undefined) sheets.open(head);
        const end = drawLine(runs, left + sheet.margin + indent + (isRightToLeft ? room - taken : 0), size);
        if (at === shown.length - 1 && all.length > shown.length) {
          draw(
            { text: '…', font: 0, isRightToLeft: false },
            Math.min(end, left + sheet.margin + inner - size),
            y + size,
            size,
          );
        }
        y += size * LINE;
      }
    },
    tick: (size) => {
      if (y + size * LINE > bottom()) sheets.open(head);
      document
        .lineWidth(0.75)
        .rect(left + sheet.margin, y + size * 0.2, size * 0.8, size * 0.8)
        .stroke();
    },
    rule: () => {
      y += 3;
      document
        .lineWidth(0.5)
        .moveTo(left + sheet.margin, y)
        .lineTo(left + sheet.margin + inner, y)
        .stroke();
      y += 3;
    },
    goTo: (from) => {
      y = top + from;
    },
    linesOf: (text, how) => set(text, how).length,
    fill: (color, areas) => {
      for (const area of areas) document.rect(left + area.x, top + area.y, area.width, area.height);
      document.fill(color);
    },
    picture: (jpeg, area) => {
      const [x, from] = [left + area.x, top + area.y];
      const cover: [number, number] = [area.width, area.height];
      document
        .save()
        .rect(x, from, ...cover)
        .clip();
      document.image(jpeg, x, from, { cover, align: 'center', valign: 'center' }).restore();
    },
    sheet,
    left: () => bottom() - y,
    finish: () => {
      document.end();
      return done;
    },
  };
  return sheets;
}

/**
 * How the library shapes a run: word by word, each word once for a whole paper, which is why long lists are quick. To
 * name `features` makes it shape the whole run at once: letters that run to the left would not be in order otherwise.
 */
function shapingOf(text: string): { readonly features?: [] } {
  return LEFTWARD.test(text) ? { features: [] } : {};
}

/** Hebrew, Arabic and their neighbors, with the forms in which they are printed; and marks of direction. */
const LEFTWARD = /[\u0590-\u08ff\u200e\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\ufdff\ufe70-\ufeff]/u;

/** The library turns letters of a script that runs to the left around by itself; signs alone it does not. */
function towardsLeft(text: string): string {
  const isShaped =
    /\p{Script=Hebrew}|\p{Script=Arabic}|\p{Script=Syriac}|\p{Script=Thaana}|\p{Script=Nko}/u.test(text);
  return isShaped ? text : Array.from(text).toReversed().join('');
}
