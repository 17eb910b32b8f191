/**
 * Office.js does not trust a host page by its name when it is not Microsoft's and not https: a frame of its own asks the
 * person once and remembers the answer in localStorage of the origin that office.js is loaded from. That is this very
 * origin, so that the answer is given here and nobody meets the question. (When office.js comes from the add-in's own
 * origin, the host script trust-key.js does the same there.)
 */
export function trustThisHost(
  page: Pick<Location, 'protocol' | 'hostname'>,
  storage: Pick<Storage, 'setItem'>,
): void {
  const scheme = page.protocol.replace(':', '');
  storage.setItem(`OfficeJSTrustKeyV2_${scheme}_${page.hostname}`, '{"Result":1}');
}
