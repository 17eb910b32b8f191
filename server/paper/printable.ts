import { unicodeName } from 'unicode-name';
import type { PaperFont } from './paper-fonts.ts';

/** A text that can be printed, and which of the fonts has each of its UTF-16 units. */
export interface Printable {
  readonly text: string;
  readonly fonts: readonly number[];
}

type Fonts = readonly Pick<PaperFont, 'has'>[];

/** What says how its neighbors are to be drawn, and is nothing by itself (Unicode: Default_Ignorable_Code_Point). */
const SILENT = /^\p{Default_Ignorable_Code_Point}$/u;
const BLANK = /^[\p{Zs}\t]$/u;
const CONTROL = /^\p{Cc}$/u;

/**
 * A line of text as fonts can print it. What none of them has is written in letters that they have (full-width figures), else
 * with its name, `[CJK UNIFIED IDEOGRAPH-6F22]` (Unicode, section 4.8): a kitchen that sees an empty box does not know that
 * something is missing.
 */
export function printable(line: string, fonts: Fonts): Printable {
  const pieces = Array.from(line.normalize('NFC')).flatMap((character) => pieceOf(character, fonts));
  return {
    text: pieces.map(({ text }) => text).join(''),
    fonts: pieces.flatMap(({ text, font }) => Array.from<number>({ length: text.length }).fill(font)),
  };
}

interface Piece {
  readonly text: string;
  readonly font: number;
}

function pieceOf(character: string, fonts: Fonts): readonly Piece[] {
  if (BLANK.test(character)) return [{ text: ' ', font: 0 }];
  if (SILENT.test(character) || CONTROL.test(character)) return [];
  const own = fontOf(character, fonts);
  if (own !== null) return [{ text: character, font: own }];
  const plain = Array.from(character.normalize('NFKC'), (text) => ({ text, font: fontOf(text, fonts) }));
  if (plain.every(isKnown)) return plain;
  return [{ text: `[${unicodeName(character)}]`, font: 0 }];
}

function isKnown(piece: { readonly text: string; readonly font: number | null }): piece is Piece {
  return piece.font !== null;
}

function fontOf(character: string, fonts: Fonts): number | null {
  const codePoint = character.codePointAt(0) ?? 0;
  const font = fonts.findIndex(({ has }) => has(codePoint));
  return font === -1 ? null : font;
}
