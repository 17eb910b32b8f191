/** Whether every word that is looked for begins a word of a name, whatever the case and accents of its letters. */
export function isCalled(name: string, sought: string): boolean {
  const words = wordsOf(name);
  const wanted = wordsOf(sought);
  return wanted.length > 0 && wanted.every((word) => words.some((one) => one.startsWith(word)));
}

function wordsOf(text: string): readonly string[] {
  return text
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('æ', 'ae')
    .replaceAll('ø', 'o')
    .replaceAll('å', 'a')
    .replaceAll('ß', 'ss')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}
