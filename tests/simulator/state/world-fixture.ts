import type {
  CalendarEntry,
  Meeting,
  MeetingDraft,
  Recurrence,
} from '../../../simulator/state/calendaring.ts';
import type { RoomProcessing } from '../../../simulator/state/directory.ts';
import { nordhavn } from '../../../simulator/seed/nordhavn.ts';
import { createWorld } from '../../../simulator/state/world.ts';
import type { World } from '../../../simulator/state/world.ts';

export const NOW = '2026-11-30T08:00:00.000Z';
export const mail = (handle: string): string => `${handle}@nordhavn.example`;

/** Nordhavn with empty calendars on Monday 2026-11-30, 09:00 in Copenhagen; rooms answer at once. */
export function emptyWorld(processing: Readonly<Record<string, Partial<RoomProcessing>>> = {}): World {
  const world = createWorld({ processingDelayMs: 0 });
  world.clock.set(NOW);
  const tenant = nordhavn();
  tenant.rooms.forEach((room, at) => {
    tenant.rooms[at] = { ...room, processing: { ...room.processing, ...processing[room.handle] } };
  });
  world.lay('test', [tenant]);
  return world;
}

/** Anna meets in fjord on Tuesday 10 to 11, unless told otherwise. */
export function aMeeting(over: Partial<MeetingDraft> = {}): MeetingDraft {
  return {
    organizer: mail('anna'),
    subject: 'Harbour bid',
    body: 'Confidential numbers',
    start: '2026-12-01T09:00:00Z',
    end: '2026-12-01T10:00:00Z',
    timeZone: 'Europe/Copenhagen',
    attendees: [],
    rooms: [mail('fjord')],
    ...over,
  };
}

export function weekly(over: Partial<Recurrence['range']> = {}): Recurrence {
  return {
    pattern: { type: 'weekly', interval: 1, daysOfWeek: ['tuesday'] },
    range: { type: 'numbered', startDate: '2026-12-01', numberOfOccurrences: 4, ...over },
  };
}

export function book(world: World, over: Partial<MeetingDraft> = {}): Meeting {
  const draft = aMeeting(over);
  return world.calendaring.send(draft, draft.organizer);
}

/** What a mailbox holds from December 2026 to May 2027. */
export function seen(world: World, handle: string): readonly CalendarEntry[] {
  return world.calendaring.view(mail(handle), '2026-11-30T00:00:00Z', '2027-06-01T00:00:00Z');
}

export function starts(world: World, handle: string): string[] {
  return seen(world, handle).map(({ start }) => start);
}

/** The answer of one room to a meeting as its organizer tracks it. */
export function answerOf(world: World, meeting: Meeting, handle: string): string | undefined {
  return world.calendaring.find(meeting.meetingUid)?.answers.find(({ address }) => address === mail(handle))
    ?.response;
}
