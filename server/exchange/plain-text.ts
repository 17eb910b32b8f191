/** Text of another system on one line, at most `most` characters: without control characters (the database takes no NUL) and halves of pairs. */
export function plainText(text: string, most: number): string {
  return text
    .toWellFormed()
    .replaceAll(/\p{Cc}+/gu, ' ')
    .trim()
    .slice(0, most)
    .toWellFormed();
}
