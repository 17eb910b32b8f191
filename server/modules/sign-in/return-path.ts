/** Where the portal begins, and where everybody lands who came from nowhere in particular. */
const PORTAL = '/portal/';
const LONGEST = 2_000;

/**
 * The path of the portal that a sign-in comes back to, or the portal's first page for anything else. The text is from
 * an address that anybody may have written: control characters, blanks and backslashes are refused before the URL parser
 * sees them, because it drops or turns them (`/<TAB>/evil.example` would become another site), and what the parser makes
 * of the rest must stay on our origin and within the portal.
 */
export function returnPath(given: unknown, origin: string): string {
  if (typeof given !== 'string' || given.length > LONGEST || /[\0-\x20\\\x7f]/.test(given)) return PORTAL;
  if (!given.startsWith('/') || !URL.canParse(given, origin)) return PORTAL;

  const url = new URL(given, origin);
  const stays = url.origin === origin && url.pathname.startsWith(PORTAL);
  return stays ? `${url.pathname}${url.search}${url.hash}` : PORTAL;
}
