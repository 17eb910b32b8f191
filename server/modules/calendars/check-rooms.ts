import type { CalendarId, IntegrationId, OrganizationId } from '../../../contract/primitives.ts';
import type { Clock } from '../../kernel/clock.ts';
import type { RegisteredCalendar, RoomsCheckStore } from './check-rooms.store.ts';
import { findMailbox } from './find-mailbox.ts';
import type { FindMailboxDeps, FoundMailbox } from './find-mailbox.ts';
import type { MailboxLists } from './mailbox-lists.ts';

export interface CheckRoomsDeps extends FindMailboxDeps {
  readonly store: RoomsCheckStore;
  readonly lists: MailboxLists;
  readonly clock: Clock;
  /** Told after the set of calendars that may be read has changed. */
  readonly onChanged: () => void;
}

export interface CheckedRooms {
  /** Calendars that are not read any more, and that are read again. */
  readonly lost: number;
  readonly found: number;
}

/** Look-ups by address in one check; the next check goes on where this one ended. */
const MOST_LOOK_UPS = 50;
const CYCLE_MS = 5 * 60_000;

/**
 * Compares the calendars that are read through an integration with what its Exchange lists now. One that is listed no
 * more (it became a person's mailbox, or was removed) is not read from here on; one that is back is read again. Rejects,
 * and leaves everything as it is, when the list cannot be read whole.
 */
export async function checkRooms(
  deps: CheckRoomsDeps,
  organization: OrganizationId,
  integration: IntegrationId,
): Promise<CheckedRooms> {
  const { rooms } = await deps.lists.read(organization, integration, true);
  const listed = new Set<string>(rooms.map(({ mailbox }) => mailbox));
  const calendars = await deps.store.listOf(organization, integration);

  const missing = calendars.filter(({ mailbox }) => !listed.has(mailbox));
  const vanished = missing.filter(({ isListed }) => isListed);
  // Exchange has been seen to answer with an empty list and no error: such a list is not taken at its word
  const trusted = rooms.length > 0 ? vanished : [];
  const doubtful = missing.filter((calendar) => !trusted.includes(calendar));
  const lookedUp = await lookUp(deps, organization, integration, doubtful);

  const lost: CalendarId[] = [];
  const found: CalendarId[] = [];
  const nowListed: CalendarId[] = [];
  for (const calendar of calendars) {
    const isThere = listed.has(calendar.mailbox) || lookedUp.get(calendar.id) === true;
    const isGone = trusted.includes(calendar) || lookedUp.get(calendar.id) === false;
    if (calendar.state === 'read' && isGone) lost.push(calendar.id);
    if (calendar.state === 'not-a-resource' && isThere) found.push(calendar.id);
    if (!calendar.isListed && listed.has(calendar.mailbox)) nowListed.push(calendar.id);
  }
  if (lost.length + found.length + nowListed.length > 0) {
    await deps.store.apply(organization, { lost, found, nowListed });
    deps.onChanged();
  }
  return { lost: lost.length, found: found.length };
}

/** By calendar: whether its mailbox is there as a resource. What could not be answered is left out. */
async function lookUp(
  deps: CheckRoomsDeps,
  organization: OrganizationId,
  integration: IntegrationId,
  doubtful: readonly RegisteredCalendar[],
): Promise<ReadonlyMap<CalendarId, boolean>> {
  const answers = new Map<CalendarId, boolean>();
  if (doubtful.length === 0) return answers;
  const cycle = Math.floor(Date.parse(deps.clock.now()) / CYCLE_MS);
  const start = (cycle * MOST_LOOK_UPS) % doubtful.length;
  const turn = [...doubtful.slice(start), ...doubtful.slice(0, start)].slice(0, MOST_LOOK_UPS);

  const find = await findMailbox(deps, organization, integration, new AbortController().signal);
  for (const { id, mailbox } of turn) {
    const isThere = isResource(await find(mailbox));
    if (isThere !== null) answers.set(id, isThere);
  }
  return answers;
}

/** A refusal may be a scope that is being changed, and Exchange lets nothing be read meanwhile: it decides nothing. */
function isResource({ room, code }: FoundMailbox): boolean | null {
  if (room) return true;
  return code === 'not-a-resource' ? false : null;
}
