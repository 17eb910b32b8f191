import bidiModule from 'bidi-js';
import { printable } from './printable.ts';
import type { PaperFont } from './paper-fonts.ts';

/** Letters of one font and one direction. From right to left they are in the order in which they are read. */
export interface Run {
  readonly text: string;
  readonly font: number;
  readonly isRightToLeft: boolean;
}

export interface SetLine {
  /** From left to right on the paper. */
  readonly runs: readonly Run[];
  /** The paragraph begins at the right. */
  readonly isRightToLeft: boolean;
  readonly width: number;
}

export interface TextSetting {
  readonly fonts: readonly Pick<PaperFont, 'has'>[];
  readonly width: number;
  /** How wide some letters of a font are. */
  readonly measure: (text: string, font: number) => number;
}

/** The package's types are those of its other build: in the one that Node loads, the module is the function itself. */
const createBidi = bidiModule as unknown as typeof bidiModule.default;
const bidi = createBidi();

/**
 * Breaks a text into lines no wider than `width` and puts what is in them into the order of the eye (Unicode Bidirectional
 * Algorithm, UAX #9). A word that is wider than a line is broken within; only a letter that is wider stands out.
 */
export function setText(text: string, setting: TextSetting): readonly SetLine[] {
  return text.split(/\r\n|[\n\r\u2028\u2029]/u).flatMap((line) => setParagraph(line, setting));
}

function setParagraph(line: string, { fonts, width, measure }: TextSetting): readonly SetLine[] {
  const { text, fonts: fontAt } = printable(line, fonts);
  const { levels, paragraphs } = bidi.getEmbeddingLevels(text, 'auto');
  const base = paragraphs[0]?.level ?? 0;
  const runsIn = (from: number, to: number) => runsOf(text, fontAt, levels, from, to);
  const widthOf = (from: number, to: number) =>
    runsIn(from, to).reduce((sum, run) => sum + measure(run.text, run.font), 0);

  const lines: SetLine[] = [];
  const close = (from: number, to: number) => {
    const end = from + text.slice(from, to).trimEnd().length;
    const runs = inVisualOrder(runsIn(from, end)).map(mirrored);
    lines.push({ runs, isRightToLeft: base % 2 === 1, width: widthOf(from, end) });
  };
  let from = 0;
  let used = 0;
  for (const [start, end] of piecesOf(text, width, widthOf)) {
    const word = widthOf(start, start + text.slice(start, end).trimEnd().length);
    if (used > 0 && used + word > width) {
      close(from, start);
      from = start;
      used = 0;
    }
    used += widthOf(start, end);
  }
  close(from, text.length);
  return lines;
}

/** Words with the blanks after them; one that is wider than a line in parts that are not. */
function piecesOf(
  text: string,
  width: number,
  widthOf: (from: number, to: number) => number,
): readonly (readonly [number, number])[] {
  return [...text.matchAll(/\S*\s*/gu)].flatMap(({ index, 0: word }) => {
    const end = index + word.length;
    if (word === '') return [];
    if (widthOf(index, index + word.trimEnd().length) <= width) return [[index, end] as const];
    return partsOf(text, index, end, width, widthOf);
  });
}

const letters = new Intl.Segmenter('en', { granularity: 'grapheme' });

function partsOf(
  text: string,
  from: number,
  end: number,
  width: number,
  widthOf: (from: number, to: number) => number,
): readonly (readonly [number, number])[] {
  const parts: [number, number][] = [];
  let start = from;
  let used = 0;
  for (const { segment, index } of letters.segment(text.slice(from, end))) {
    const at = from + index;
    const letter = widthOf(at, at + segment.length);
    if (used > 0 && used + letter > width) {
      parts.push([start, at]);
      start = at;
      used = 0;
    }
    used += letter;
  }
  return [...parts, [start, end]];
}

interface Leveled extends Run {
  readonly level: number;
}

/** In the order in which they are read. */
function runsOf(
  text: string,
  fonts: readonly number[],
  levels: Uint8Array,
  from: number,
  to: number,
): readonly Leveled[] {
  const runs: Leveled[] = [];
  for (let start = from; start < to;) {
    let end = start + 1;
    while (end < to && fonts[end] === fonts[start] && levels[end] === levels[start]) end += 1;
    const level = levels[start] ?? 0;
    runs.push({
      text: text.slice(start, end),
      font: fonts[start] ?? 0,
      level,
      isRightToLeft: level % 2 === 1,
    });
    start = end;
  }
  return runs;
}

/** Rule L2: from the highest level to the lowest odd one, whatever lies together at that level or above is turned around. */
function inVisualOrder(runs: readonly Leveled[]): readonly Leveled[] {
  const order = [...runs];
  const highest = Math.max(0, ...runs.map(({ level }) => level));
  for (let level = highest; level >= 1; level -= 1) {
    for (let start = 0; start < order.length; start += 1) {
      let end = start;
      while ((order[end]?.level ?? -1) >= level) end += 1;
      if (end > start) order.splice(start, end - start, ...order.slice(start, end).toReversed());
      start = end;
    }
  }
  return order;
}

/** Rule L4: a parenthesis that opens to the right opens to the left where letters run to the left. */
function mirrored({ text, font, isRightToLeft }: Leveled): Run {
  if (!isRightToLeft) return { text, font, isRightToLeft };
  const turned = Array.from(text, (character) => bidi.getMirroredCharacter(character) ?? character).join('');
  return { text: turned, font, isRightToLeft };
}
