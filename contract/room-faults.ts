import { z } from 'zod';
import { CalendarId, Instant, MailboxAddress, prose, TimeZone, Version } from './primitives.ts';
import { Equipment } from './rooms.ts';
import { route } from './route.ts';
import { VisitorLanguage } from './visitor-fields.ts';

const uuid = { error: 'must be an id as this API gives them, a UUID' };

/** Made by the pane, so that reporting it twice is reporting it once. */
export const RoomFaultId = z.uuid(uuid).toLowerCase().brand<'RoomFaultId'>();
export type RoomFaultId = z.output<typeof RoomFaultId>;

export const LONGEST_FAULT = 500;
/** One person sees no more broken things in an hour; a script does. */
export const MOST_FAULTS_AN_HOUR = 10;
/** More open faults than a house lets stand. */
export const MOST_FAULTS_LISTED = 500;

/** What is broken in a room, as everybody reads it who may see the room. */
export const ShownFault = z.object({
  id: RoomFaultId,
  /** Equipment of the room; null: something else. */
  about: z.string().nullable(),
  words: z.string(),
  reportedAt: Instant,
});
export type ShownFault = z.output<typeof ShownFault>;

export const reportFault = route({
  api: 'addin-api',
  method: 'post',
  path: '/rooms/:mailbox/faults',
  summary:
    'Reports that something in a room is broken: some of its equipment, or whatever the words say. What is reported already is refused',
  access: 'rooms.read',
  params: z.strictObject({ mailbox: MailboxAddress }),
  body: z
    .strictObject({
      id: RoomFaultId,
      about: Equipment.nullable(),
      words: prose(LONGEST_FAULT),
      /** By whose clock they are told when it is settled. */
      timeZone: TimeZone,
      /** In which they are told (BCP 47). */
      language: VisitorLanguage.default('en'),
    })
    .refine(({ about, words }) => about !== null || words !== '', {
      path: ['words'],
      error: 'must say what is broken',
    }),
  reply: ShownFault,
  status: 201,
  problems: ['room-not-found', 'already-exists', 'idempotency-key-reused'],
});

export const RoomFault = ShownFault.extend({
  room: z.object({ id: CalendarId, name: z.string() }),
  /** From building downwards; empty: the room is in no place. */
  place: z.array(z.string()),
  /** Null: it is settled, and who reported it is not kept. */
  reportedBy: z.string().nullable(),
  closed: z.object({ at: Instant, by: z.string(), note: z.string() }).nullable(),
  version: Version,
});
export type RoomFault = z.output<typeof RoomFault>;

export const listRoomFaults = route({
  api: 'portal-api',
  method: 'get',
  path: '/room-faults',
  summary: 'What people reported about rooms within the reach of the caller, the newest first',
  access: 'calendars.read',
  query: z.strictObject({
    state: z.enum(['open', 'closed'], { error: 'must be open or closed' }).default('open'),
  }),
  reply: z.object({ faults: z.array(RoomFault), isComplete: z.boolean(), now: Instant }),
});

export const closeRoomFault = route({
  api: 'portal-api',
  method: 'post',
  path: '/room-faults/:id/close',
  summary: 'Says that a fault is settled, with a note for whoever reported it, who is told',
  access: 'calendars.write',
  conditional: true,
  params: z.strictObject({ id: RoomFaultId }),
  body: z.strictObject({ note: prose(LONGEST_FAULT) }),
  reply: RoomFault,
  problems: ['not-found', 'changed-meanwhile', 'not-possible-now'],
});

export const roomFaultRoutes = [listRoomFaults, closeRoomFault] as const;
