import { z } from 'zod';
import { Currency, Minor } from '../../../contract/money.ts';
import { Instant } from '../../../contract/primitives.ts';
import { LONGEST_OWN_SUBJECT, LONGEST_PARAGRAPH } from '../../../contract/visitor-texts.ts';

/** When and where, as it is told: rooms by the names people know. */
const Slot = z.object({
  start: Instant,
  end: Instant,
  rooms: z.array(z.string().max(200)).max(50),
  /** Of a series: so many more dates changed alike. */
  moreDates: z.number().int().positive().optional(),
});
export type Slot = z.output<typeof Slot>;

const Status = z.enum([
  'pending',
  'accepted',
  'rejected',
  'readied',
  'completed',
  'canceled',
  'canceled-late',
]);

/** What was ordered from the menu, a line each, and what it costs with VAT; null: nothing was. */
const Order = z
  .object({ lines: z.array(z.string().max(2_000)).max(100), gross: Minor, currency: Currency })
  .nullable()
  .default(null);

/** What the provider asked and was answered; `true` and `false` are said in the language of the reader. */
const Answers = z.array(
  z.object({ name: z.string().max(200), value: z.union([z.boolean(), z.string().max(10_000)]) }),
);

/** What every notice about a request says. */
const request = {
  provider: z.string().max(200),
  organizer: z.string().max(320),
  /** What was asked for, in the words of who asked. */
  text: z.string().max(10_000),
  order: Order,
  answers: Answers.default([]),
};

/** A reception's own words to visitors, with placeholders, and what is put there. Empty: the usual words. */
const Own = z.object({
  subject: z.string().max(LONGEST_OWN_SUBJECT),
  paragraph: z.string().max(LONGEST_PARAGRAPH),
  company: z.string().max(200),
  room: z.string().max(200),
  reception: z.string().max(200),
  address: z.string().max(300),
});
export type Own = z.output<typeof Own>;

/** What every notice to a visitor says. */
const visit = {
  visitor: z.string().max(300),
  host: z.string().max(320),
  directions: z.string().max(2_000),
  /** Nobody is at the reception then. */
  isUnstaffed: z.boolean().default(false),
  /** Null: the reception says nothing in its own words, or it was told before it could. */
  own: Own.nullable().default(null),
  /** So many days after the visit what is known of the visitor is erased. */
  retentionDays: z.number().int().positive(),
  /** Rises with every change of the visit. */
  sequence: z.number().int().nonnegative().default(0),
  /** What the QR code of the visit holds; null: it was told before there was one. */
  pass: z.string().max(500).nullable().default(null),
};

/** What every notice about something broken in a room says. */
const fault = {
  room: z.string().max(200),
  about: z.string().max(100).nullable(),
  words: z.string().max(500),
  reportedAt: Instant,
};

/** Who or what brought it about; `calendar`: the meeting was changed in a calendar. */
const Cause = z.object({ kind: z.enum(['calendar', 'pane', 'portal', 'timer']), actor: z.string().max(320) });

/**
 * What can be told, and what each text needs. Written as JSON and read back through the same schema when it is sent.
 */
export const noticeFacts = {
  'request-created': z.object({
    ...request,
    slot: Slot,
    status: Status,
    isRoomPending: z.boolean(),
    /** Requests had closed when the meeting was seen. */
    isLate: z.boolean().default(false),
  }),
  'request-changed': z.object({
    ...request,
    before: Slot,
    after: Slot,
    status: Status,
    cause: Cause,
    textBefore: z.string().max(10_000).nullable(),
    /** Null: the same as now. */
    orderBefore: Order,
    answersBefore: Answers.nullable().default(null),
    /** What the team says about a change of its own. */
    reason: z.string().max(1_000).nullable().default(null),
    /** It costs something by now, and no cost center was chosen where they are kept. */
    isUncharged: z.boolean().default(false),
  }),
  /** A change after the deadline: the provider is asked, the organizer told that it was. */
  'request-change-asked': z.object({
    ...request,
    before: Slot,
    proposed: Slot,
    /** The one that was missed; null: the team does not work then, or has not enough left. */
    deadline: Instant.nullable(),
    isOverCapacity: z.boolean().default(false),
    cause: Cause,
  }),
  'request-answered': z.object({
    ...request,
    slot: Slot,
    status: Status,
    reason: z.string().max(1_000).nullable(),
  }),
  /** The answer to a change that was asked. */
  'request-change-answered': z.object({
    ...request,
    before: Slot,
    proposed: Slot,
    isAccepted: z.boolean(),
    reason: z.string().max(1_000).nullable(),
  }),
  'request-canceled': z.object({
    ...request,
    slot: Slot,
    isLate: z.boolean(),
    cause: Cause,
    /** The team that delivers where the meeting is now; null: that is not why. */
    instead: z.string().max(200).nullable().default(null),
  }),
  /** The room is gone or was refused; until `until` it is waited for another one. */
  'request-held': z.object({
    ...request,
    slot: Slot,
    until: Instant.nullable(),
    why: z.enum(['room-declined', 'rooms-removed', 'room-lost', 'room-pending', 'organizer-gone']),
  }),
  'request-resumed': z.object({ ...request, slot: Slot, status: Status }),
  'request-needs-answer': z.object({
    ...request,
    slot: Slot,
    needs: z.enum(['choice-of-room', 'other-provider', 'capacity']),
  }),
  /** One side wrote to the other about an order. */
  'request-message': z.object({
    ...request,
    /** Null: no room shows the meeting yet. */
    slot: Slot.nullable(),
    from: z.enum(['team', 'organizer']),
    author: z.string().max(320),
    message: z.string().max(2_000),
  }),
  /** To a visitor: when and where they are expected, by whom, and what to bring. */
  'visit-invited': z.object({ ...visit, slot: Slot }),
  'visit-changed': z.object({ ...visit, before: Slot, after: Slot }),
  'visit-canceled': z.object({ ...visit, slot: Slot }),
  /** To a visitor who has checked in at a kiosk: their badge, to be shown on a telephone. */
  'badge-sent': z.object({ ...visit, slot: Slot, company: z.string().max(200).nullable() }),
  /** To the host: somebody stands at the desk. */
  'visitor-arrived': z.object({
    visitor: z.string().max(300),
    company: z.string().max(200).nullable(),
    slot: Slot,
    arrivedAt: Instant,
  }),
  /** To whom something has come for that waits at a desk. */
  'parcel-arrived': z.object({
    reception: z.string().max(200),
    note: z.string().max(300),
    arrivedAt: Instant,
    /** How the reception is reached; may be empty. */
    contact: z.string().max(200),
  }),
  /** To whom a room says to turn: somebody reported that something in it is broken. `about`: equipment; null: something else. */
  'fault-reported': z.object({ ...fault, place: z.string().max(2_000), reporter: z.string().max(300) }),
  /** To whoever reported it: it is settled. */
  'fault-closed': z.object({ ...fault, note: z.string().max(500) }),
  /** To the teams that were told of it. */
  'fault-settled': z.object({ ...fault, note: z.string().max(500) }),
  /** To the host: it is evening, and somebody has not been checked out. `contact` may be empty. */
  'visitor-still-inside': z.object({
    visitor: z.string().max(300),
    company: z.string().max(200).nullable(),
    slot: Slot,
    arrivedAt: Instant,
    reception: z.string().max(200),
    contact: z.string().max(200),
  }),
  /** To the host: people are expected at a meeting that no room shows, so nothing but the host says what changes. */
  'visits-unfollowed': z.object({ visitors: z.number().int().positive(), slot: Slot }),
  'meeting-unmatched': z.object({ planned: Slot }),
  'meeting-ambiguous': z.object({ planned: Slot, candidates: z.number().int() }),
  /** A meeting was taken for the one that was planned although it is not at the same time or place. */
  'meeting-assumed': z.object({ planned: Slot, seen: Slot }),
  /** The rest of a series goes on under another identity, and was taken for the same series. */
  'series-continued': z.object({ slot: Slot }),
  /** The organizer is no longer in the directory: release of the room is proposed to whoever looks after it. */
  'release-proposed': z.object({
    slot: Slot,
    organizer: z.string().max(320),
    actor: z.string().max(320),
    note: z.string().max(1_000).nullable(),
  }),
  /** From now on the reader looks after a meeting whose organizer has left. */
  'meeting-handed-over': z.object({ slot: Slot, organizer: z.string().max(320), actor: z.string().max(320) }),
  'meeting-suspended': z.object({ slot: Slot, since: Instant }),
  /** Somebody else acted on the organizer's meeting. */
  'meeting-acted-for': z.object({ slot: Slot, actor: z.string().max(320), what: z.string().max(500) }),
} as const satisfies Record<string, z.ZodType>;

/** What is written to people outside of the organization: they have no portal. */
export const visitorTemplates: ReadonlySet<NoticeTemplate> = new Set<NoticeTemplate>([
  'visit-invited',
  'visit-changed',
  'visit-canceled',
  'badge-sent',
]);

export type NoticeTemplate = keyof typeof noticeFacts;
export type NoticeFacts<T extends NoticeTemplate> = z.input<(typeof noticeFacts)[T]>;

export const noticeTemplates = Object.keys(noticeFacts) as readonly NoticeTemplate[]; // the keys of the object above
