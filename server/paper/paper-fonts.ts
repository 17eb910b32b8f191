import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import * as fontkit from 'fontkit';

/** A font on paper: under `name` it is known to a document. */
export interface PaperFont {
  readonly name: string;
  readonly content: Buffer;
  readonly has: (codePoint: number) => boolean;
}

/** Noto (SIL Open Font License 1.1), from packages: first come the letters of Europe, last what is drawn. */
const files = [
  '@fontsource/noto-sans/files/noto-sans-latin-400-normal.woff',
  '@fontsource/noto-sans/files/noto-sans-latin-ext-400-normal.woff',
  '@fontsource/noto-sans/files/noto-sans-greek-400-normal.woff',
  '@fontsource/noto-sans/files/noto-sans-greek-ext-400-normal.woff',
  '@fontsource/noto-sans/files/noto-sans-cyrillic-400-normal.woff',
  '@fontsource/noto-sans/files/noto-sans-cyrillic-ext-400-normal.woff',
  '@fontsource/noto-sans/files/noto-sans-vietnamese-400-normal.woff',
  '@fontsource/noto-sans/files/noto-sans-devanagari-400-normal.woff',
  '@fontsource/noto-sans-hebrew/files/noto-sans-hebrew-hebrew-400-normal.woff',
  '@fontsource/noto-sans-arabic/files/noto-sans-arabic-arabic-400-normal.woff',
  '@fontsource/noto-emoji/files/noto-emoji-emoji-400-normal.woff',
] as const;

let loaded: readonly PaperFont[] | null = null;

/** The fonts of every paper, read when the first one is printed. */
export function paperFonts(): readonly PaperFont[] {
  const { resolve } = createRequire(import.meta.url);
  loaded ??= files.map((file, at) => {
    const content = readFileSync(resolve(file));
    const font = fontkit.create(content);
    if (!('hasGlyphForCodePoint' in font)) throw new Error(`${file} holds several fonts`);
    return { name: `noto-${at}`, content, has: (codePoint) => font.hasGlyphForCodePoint(codePoint) };
  });
  return loaded;
}
