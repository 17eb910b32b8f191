import type { Booking } from './use-booking.ts';

/**
 * For the button that undoes what a press has just done to a room: the one that was pressed has gone with it, and whoever
 * works by keyboard would begin anew outside of the pane. Null for every other room.
 */
export function landingFor(
  mailbox: string,
  { last }: Pick<Booking, 'last'>,
): ((button: HTMLButtonElement | null) => void) | null {
  return last === mailbox ? focusIfLost : null;
}

/** Nothing is taken from somebody who is elsewhere by now, and nothing scrolls. */
function focusIfLost(button: HTMLButtonElement | null): void {
  if (!button) return;
  const page = button.ownerDocument;
  if (page.hasFocus() && page.activeElement === page.body) button.focus({ preventScroll: true });
}
