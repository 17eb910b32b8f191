import { Instant } from '../../../contract/primitives.ts';
import type { KeptMeeting } from '../../../addin/outlook/kept-meeting.ts';
import type { ComposedMeeting, Meeting } from '../../../addin/outlook/composed-meeting.ts';

export const at = (text: string): Instant => Instant.parse(text);

export function aMeeting(change: Partial<Meeting> = {}): Meeting {
  return {
    interval: { start: at('2026-12-01T09:00:00Z'), end: at('2026-12-01T10:00:00Z') },
    timeZone: {
      name: 'Europe/Copenhagen',
      known: true,
      cityGuessed: false,
      outlookName: 'Romance Standard Time',
    },
    organizer: 'anna@nordhavn.example',
    organizerName: 'Anna Holm',
    attendees: [1, 2, 3, 4, 5].map((number) => `guest${number}@nordhavn.example`),
    invited: (change.attendees ?? []).map((mail) => ({ mail, name: '', isList: false })),
    rooms: [],
    textLocations: [],
    repeats: 'no',
    recurrence: null,
    seriesId: null,
    saved: null,
    ...change,
  };
}

/** A compose form in memory: several panes may watch it, and the "person" may change it by `edit`. */
export function aComposedMeeting(first: Partial<Meeting> = {}) {
  let meeting = aMeeting(first);
  const kept = new Map<string, string>();
  let keptMeeting: KeptMeeting | null = null;
  const watchers = new Set<() => void>();
  const edit = (change: Partial<Meeting>) => {
    meeting = { ...meeting, ...change };
    for (const changed of watchers) changed();
  };

  const composed: ComposedMeeting = {
    read: () => Promise.resolve(meeting),
    addRoom: (room) => {
      edit({ rooms: [...meeting.rooms, room] });
      return Promise.resolve({ outcome: 'done' });
    },
    removeRoom: ({ mailbox }) => {
      edit({ rooms: meeting.rooms.filter((room) => room.mailbox !== mailbox) });
      return Promise.resolve({ outcome: 'done' });
    },
    moveTo: (interval) => {
      edit({ interval });
      return Promise.resolve({ outcome: 'done' });
    },
    onChange: (changed) => {
      watchers.add(changed);
      return () => watchers.delete(changed);
    },
    recall: (what) => Promise.resolve(kept.get(what) ?? null),
    recallKey: () => Promise.resolve(keptMeeting),
    keepMeeting: (next) => {
      keptMeeting = next;
      return Promise.resolve();
    },
    keep: (what, text) => {
      kept.set(what, text);
      return Promise.resolve();
    },
  };
  return {
    composed,
    edit,
    now: () => meeting,
    kept: () => kept.get('wish') ?? null,
    keptMeeting: () => keptMeeting,
  };
}
