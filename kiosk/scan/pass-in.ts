/**
 * The pass in what a scanner or a camera read, or in the address of a page: the link of a QR code, or the pass alone. Null for
 * everything else that has a square code.
 */
export function passIn(text: string): string | null {
  return /(?:^|#pass=)([A-Za-z0-9_-]{22})$/.exec(text.trim())?.[1] ?? null;
}
