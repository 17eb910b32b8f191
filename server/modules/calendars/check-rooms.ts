import type { CalendarId, IntegrationId, OrganizationId } from '../../../contract/primitives.ts';
import type { ExchangeRoom } from '../../exchange/index.ts';
import type { Clock } from '../../kernel/clock.ts';
import type { RegisteredCalendar, RoomsCheckStore } from './check-rooms.store.ts';
import { findMailbox } from './find-mailbox.ts';
import type { FindMailboxDeps, FoundMailbox } from './find-mailbox.ts';
import type { RenamedCalendar } from './rename-calendars.store.ts';
import { matchRooms, mayBeSame } from './match-rooms.ts';
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
 * more (it became a person's mailbox, or was removed) is not read from here on; one that is back is read again; one whose
 * mailbox got another address has that from here on, and all that hangs on it. Rejects, and leaves everything as it is,
 * when the list cannot be read whole.
 */
export async function checkRooms(
  deps: CheckRoomsDeps,
  organization: OrganizationId,
  integration: IntegrationId,
): Promise<CheckedRooms> {
  const { rooms } = await deps.lists.read(organization, integration, true);
  const calendars = await deps.store.listOf(organization, integration);
  const listed = matchRooms(calendars, rooms);

  const missing = calendars.filter(({ id }) => !listed.has(id));
  const vanished = missing.filter(({ isListed }) => isListed);
  // Exchange has been seen to answer with an empty list and no error: such a list is not taken at its word
  const trusted = rooms.length > 0 ? vanished : [];
  const doubtful = missing.filter((calendar) => !trusted.includes(calendar));
  // Where a directory tells no ids, its own answer for the old address says whether the room is now listed under another.
  const nameless = trusted.filter(({ directoryId }) => directoryId === null);
  const lookedUp = await lookUp(deps, organization, integration, [...nameless, ...doubtful]);

  const changes = noChanges();
  for (const calendar of calendars) {
    const isTrusted = trusted.includes(calendar);
    const room = listed.get(calendar.id) ?? roomFrom(lookedUp.get(calendar.id), calendar, isTrusted);
    if (room) note(changes, calendar, room, listed.has(calendar.id));
    else if (room === null && calendar.state === 'read') changes.lost.push(calendar.id);
  }
  if (Object.values(changes).some((ids) => ids.length > 0)) {
    await deps.store.apply(organization, changes);
    deps.onChanged();
  }
  return { lost: changes.lost.length, found: changes.found.length };
}

function noChanges() {
  return {
    lost: [] as CalendarId[],
    found: [] as CalendarId[],
    nowListed: [] as CalendarId[],
    renamed: [] as RenamedCalendar[],
    learned: [] as { id: CalendarId; directoryId: string }[],
  };
}

/**
 * What an answer for the old address of a calendar says that is not listed: null, it is gone; undefined, nobody knows. A
 * list that is trusted says that it is gone, unless Exchange names another address for it.
 */
function roomFrom(
  answer: { readonly room: ExchangeRoom | null } | undefined,
  { mailbox }: RegisteredCalendar,
  isTrusted: boolean,
): ExchangeRoom | null | undefined {
  if (!isTrusted) return answer?.room;
  return answer?.room && answer.room.mailbox !== mailbox ? answer.room : null;
}

/** What it means that `room` is the calendar's. */
function note(
  changes: ReturnType<typeof noChanges>,
  { id, mailbox, state, isListed, directoryId }: RegisteredCalendar,
  room: ExchangeRoom,
  isNowListed: boolean,
): void {
  if (room.mailbox !== mailbox) changes.renamed.push({ id, from: mailbox, to: room.mailbox });
  if (state === 'not-a-resource') changes.found.push(id);
  if (!isListed && isNowListed) changes.nowListed.push(id);
  if (room.directoryId !== null && room.directoryId !== directoryId) {
    changes.learned.push({ id, directoryId: room.directoryId });
  }
}

/** By calendar: its room at its old address, or null where there is none. What could not be answered is left out. */
async function lookUp(
  deps: CheckRoomsDeps,
  organization: OrganizationId,
  integration: IntegrationId,
  doubtful: readonly RegisteredCalendar[],
): Promise<ReadonlyMap<CalendarId, { readonly room: ExchangeRoom | null }>> {
  const answers = new Map<CalendarId, { readonly room: ExchangeRoom | null }>();
  if (doubtful.length === 0) return answers;
  const cycle = Math.floor(Date.parse(deps.clock.now()) / CYCLE_MS);
  const start = (cycle * MOST_LOOK_UPS) % doubtful.length;
  const turn = [...doubtful.slice(start), ...doubtful.slice(0, start)].slice(0, MOST_LOOK_UPS);

  const find = await findMailbox(deps, organization, integration, new AbortController().signal);
  for (const calendar of turn) {
    const { room, code } = await find(calendar.mailbox);
    const isAnother = room !== null && !mayBeSame(calendar, room);
    if (room || isMissing(code)) answers.set(calendar.id, { room: isAnother ? null : room });
  }
  return answers;
}

/** A refusal may be a scope that is being changed, and Exchange lets nothing be read meanwhile: it decides nothing. */
function isMissing(code: FoundMailbox['code']): boolean {
  return code === 'not-a-resource';
}
