import { z } from 'zod';
import {
  CalendarId,
  DepartmentId,
  Guid,
  Instant,
  IntegrationId,
  MailboxAddress,
  Name,
  UnitId,
  Version,
  oneLine,
} from './primitives.ts';
import { Equipment } from './rooms.ts';
import { BufferMinutes } from './room-buffer.ts';
import { route } from './route.ts';

export const ResourceKind = z.enum(['room', 'workspace', 'equipment']);
export type ResourceKind = z.output<typeof ResourceKind>;

/** A resource mailbox as Exchange lists it, and whether it is a calendar of ours already. */
export const ResourceMailbox = z.object({
  mailbox: MailboxAddress,
  name: z.string(),
  kind: ResourceKind,
  capacity: z.number().int().nullable(),
  building: z.string().nullable(),
  floor: z.string().nullable(),
  equipment: z.array(z.string()),
  roomLists: z.array(z.string()),
  /** The integration of this organization that reads it already; null: nobody does. */
  addedThrough: IntegrationId.nullable(),
});
export type ResourceMailbox = z.output<typeof ResourceMailbox>;

export const listResourceMailboxes = route({
  api: 'portal-api',
  method: 'get',
  path: '/integrations/:id/mailboxes',
  summary: 'Every resource mailbox that the Exchange behind an integration lists',
  access: 'calendars.write',
  params: z.strictObject({ id: IntegrationId }),
  query: z.strictObject({ fresh: z.enum(['yes']).optional() }),
  reply: z.object({ mailboxes: z.array(ResourceMailbox), readAt: Instant }),
  problems: ['integration-not-found'],
});

export const findResourceMailboxes = route({
  api: 'portal-api',
  method: 'post',
  path: '/integrations/:id/mailboxes/find',
  summary: 'Looks up addresses that no room list names',
  access: 'calendars.write',
  params: z.strictObject({ id: IntegrationId }),
  body: z.strictObject({ addresses: z.array(z.string().trim().max(320)).min(1).max(50) }),
  reply: z.object({
    found: z.array(
      z.object({
        address: z.string(),
        mailbox: ResourceMailbox.nullable(),
        /** Why there is none, in words. */
        detail: z.string().nullable(),
        code: z.string().nullable(),
      }),
    ),
  }),
  problems: ['integration-not-found'],
});

export const CalendarReply = z.object({
  id: CalendarId,
  mailbox: MailboxAddress,
  integration: IntegrationId,
  name: z.string(),
  kind: ResourceKind,
  capacity: z.number().int().nullable(),
  equipment: z.array(z.string()),
  /** Null: not placed yet; such a calendar is offered to nobody. */
  unit: UnitId.nullable(),
  department: DepartmentId.nullable(),
  booking: z.enum(['direct', 'request']),
  seenBy: z.array(z.string()),
  bookedBy: z.array(z.string()),
  bufferBefore: BufferMinutes,
  bufferAfter: BufferMinutes,
  /** What the directory called these groups when they were chosen, by id; one that was typed as an id has no name. */
  groupNames: z.record(z.string(), z.string()),
  version: Version,
  health: z.object({
    /** `not-a-resource`: the mailbox is listed no more; it is not read. `unread`: never read so far. */
    state: z.enum(['ok', 'unread', 'failing', 'not-a-resource']),
    lastReadAt: Instant.nullable(),
    code: z.string().nullable(),
    detail: z.string().nullable(),
  }),
  /** What the pasted Get-CalendarProcessing shows to be wrong for booking; empty when all is well or nothing was pasted. */
  warnings: z.array(z.string()),
  processingReadAt: Instant.nullable(),
});
export type CalendarReply = z.output<typeof CalendarReply>;

export const listCalendars = route({
  api: 'portal-api',
  method: 'get',
  path: '/calendars',
  summary: 'Every calendar that the organization lets Foyer read, with its health',
  access: 'calendars.read',
  reply: z.object({ calendars: z.array(CalendarReply), now: Instant }),
});

/** Twenty calls add two thousand rooms, and a person sees them arrive. */
export const MOST_CALENDARS_PER_CALL = 100;

export const addCalendars = route({
  api: 'portal-api',
  method: 'post',
  path: '/calendars',
  summary:
    'Lets Foyer read some resource mailboxes of an integration; each row says what became of it. Repeating it is harmless',
  access: 'calendars.write',
  body: z.strictObject({
    integration: IntegrationId,
    unit: UnitId.nullable(),
    /** Makes (once) a building and a floor below `unit` from what Exchange says about each room, and places it there. */
    placeByBuilding: z.boolean().default(false),
    mailboxes: z.array(MailboxAddress).min(1).max(MOST_CALENDARS_PER_CALL),
  }),
  reply: z.object({
    rows: z.array(
      z.object({
        mailbox: MailboxAddress,
        outcome: z.enum(['added', 'already-added', 'in-another-integration', 'not-a-resource', 'unknown']),
        detail: z.string().nullable(),
        calendar: CalendarId.nullable(),
      }),
    ),
  }),
  status: 200,
  problems: ['integration-not-found', 'not-found'],
});

const ids = z.array(CalendarId).min(1).max(MOST_CALENDARS_PER_CALL);

export const removeCalendars = route({
  api: 'portal-api',
  method: 'post',
  path: '/calendars/remove',
  summary: 'Stops reading some calendars and forgets them; repeating it is harmless',
  access: 'calendars.write',
  body: z.strictObject({ ids }),
  reply: z.object({ removed: z.number().int() }),
});

export const placeCalendars = route({
  api: 'portal-api',
  method: 'post',
  path: '/calendars/place',
  summary: 'Puts some calendars into a place, or gives them to a department',
  access: 'calendars.write',
  body: z
    .strictObject({ ids, unit: UnitId.nullable().optional(), department: DepartmentId.nullable().optional() })
    .refine(({ unit, department }) => unit !== undefined || department !== undefined, {
      error: 'must name a place or a department',
    }),
  reply: z.object({ placed: z.number().int() }),
  problems: ['not-found'],
});

export const changeCalendar = route({
  api: 'portal-api',
  method: 'patch',
  path: '/calendars/:id',
  summary:
    'Changes what Foyer says about a room: name, capacity, equipment, place, who sees and who books it',
  access: 'calendars.write',
  conditional: true,
  params: z.strictObject({ id: CalendarId }),
  body: z
    .strictObject({
      name: Name,
      kind: ResourceKind,
      capacity: z.number().int().min(0).max(100_000).nullable(),
      equipment: z.array(Equipment).max(50),
      unit: UnitId.nullable(),
      department: DepartmentId.nullable(),
      booking: z.enum(['direct', 'request']),
      seenBy: z.array(Guid).max(50),
      bookedBy: z.array(Guid).max(50),
      bufferBefore: BufferMinutes,
      bufferAfter: BufferMinutes,
      /** For people to read; those of other groups than the two lists name are forgotten. */
      groupNames: z
        .record(Guid, oneLine(256))
        .refine((names) => Object.keys(names).length <= 100, { error: 'must be at most 100' }),
    })
    .partial(),
  reply: CalendarReply,
  problems: ['calendar-not-found', 'changed-meanwhile'],
});

export const compareProcessing = route({
  api: 'portal-api',
  method: 'post',
  path: '/calendars/processing',
  summary:
    'Compares pasted `Get-CalendarProcessing | ConvertTo-Json` with the calendars and keeps what it says about each',
  access: 'calendars.write',
  bodyLimitKb: 8_192,
  body: z.strictObject({ text: z.string().min(1).max(8_000_000) }),
  reply: z.object({
    compared: z.number().int(),
    /** In what was pasted, but no calendar of ours. */
    unknown: z.array(z.string()),
    rows: z.array(z.object({ calendar: CalendarId, mailbox: MailboxAddress, warnings: z.array(z.string()) })),
  }),
});

export const readCalendarNow = route({
  api: 'portal-api',
  method: 'post',
  path: '/calendars/:id/read',
  summary:
    'Has one calendar read from Exchange as soon as Exchange allows; answers with how well it is known until then',
  access: 'calendars.read',
  params: z.strictObject({ id: CalendarId }),
  reply: z.object({
    /** When it was last known to be as it is shown; null: never. */
    lastReadAt: Instant.nullable(),
    /** Since when it cannot be read; null: it can. */
    unreadableSince: Instant.nullable(),
  }),
  status: 202,
  problems: ['calendar-not-found'],
});
