/**
 * A regular expression of PostgreSQL that finds `text`, letters of any case and every other sign literally. The database's
 * own `ilike` depends on the locale it was made with, and takes `Ø` and `ø` for different letters in many.
 */
export function caseless(text: string): string {
  return text.replaceAll(/./gsu, anyCase);
}

function anyCase(sign: string): string {
  const cases = new Set([sign, sign.toLowerCase(), sign.toUpperCase()]);
  const [only] = cases;
  if (cases.size > 1 || only === undefined) return `(?:${[...cases].join('|')})`;
  // A backslash makes every sign that is no letter and no digit literal; before those it would mean something.
  return /[\p{L}\p{N}_]/u.test(only) || only > '\x7F' ? only : `\\${only}`;
}
