import { keepPhoto, sendBadge } from '../../contract/kiosk.ts';
import type { VisitId } from '../../contract/visitor-ids.ts';
import type { Call } from '../../ui/api/call.ts';
import type { BadgeSaid, Entered, TakenPhoto } from './screen.ts';

/** Prints the badge of a visit at this device, and gives the way to take away what it was printed from. Throws as a call does. */
export type PrintBadge = (visit: VisitId) => Promise<() => void>;

/**
 * Hands in the photo, if there is one, and sees to the badge. The visitor is checked in already: what does not work here is
 * for the desk, once, and is no reason to wait.
 */
export async function badgeFor(
  call: Call,
  print: PrintBadge,
  { visit, badge }: Entered,
  photo: TakenPhoto | null,
  signal: AbortSignal,
): Promise<{ readonly said: BadgeSaid; readonly end: (() => void) | null }> {
  const params = { visit };
  try {
    if (photo) {
      const { jpeg, consent } = photo;
      const agreed = { version: consent.version, language: consent.language };
      await call(keepPhoto, { params, body: { jpeg, consent: agreed } }, { signal });
    }
    if (badge === 'none') return { said: 'none', end: null };
    if (badge === 'print') return { said: 'printed', end: await print(visit) };
    const { isSent } = await call(sendBadge, { params }, { signal });
    return { said: isSent ? 'sent' : 'desk', end: null };
  } catch (error) {
    if (signal.aborted) throw error;
    return { said: 'desk', end: null };
  }
}
