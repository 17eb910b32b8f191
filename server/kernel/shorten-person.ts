/** A person's address as evidence shows it, `a…@example.com`: enough to recognize, too little to collect. */
export function shortenPerson(address: string): string {
  const at = address.lastIndexOf('@');
  if (at < 1) return '…';
  const first = at > 1 ? String.fromCodePoint(address.codePointAt(0) ?? 0) : '';
  return `${first}…${address.slice(at)}`;
}
