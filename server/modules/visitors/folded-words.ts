/** The words of a name as they are compared: large or small, with or without marks, `Kjær` like `Kjaer`. */
export function foldedWords(name: string): readonly string[] {
  const lower = name.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();
  const plain = lower
    .replaceAll('æ', 'ae')
    .replaceAll('œ', 'oe')
    .replaceAll('ø', 'o')
    .replaceAll('ł', 'l')
    .replaceAll('ß', 'ss')
    .replaceAll(/[’'`´.]/g, '');
  return plain.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '');
}
