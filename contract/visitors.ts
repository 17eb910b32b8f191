import { z } from 'zod';
import { CalendarDay } from './deadlines.ts';
import { ChosenDates } from './meeting-dates.ts';
import { BookingKey } from './meetings.ts';
import { Instant, Mail, MailboxAddress, oneLine, prose, TimeZone, Version } from './primitives.ts';
import { route } from './route.ts';
import { RoomName } from './services.ts';
import {
  CarPlate,
  CustomAnswer,
  GivenCustomAnswers,
  VisitorGroup,
  VisitorLanguage,
} from './visitor-fields.ts';
import { ReceptionId, VisitId, VisitorId, VisitorQuestions, VisitStatus } from './visitor-ids.ts';

/** One paste; a meeting takes more than one. */
export const MOST_AT_ONCE = 200;

const visitorFields = {
  name: oneLine(300),
  /** Where the visitor is told; null: nobody is. */
  mail: Mail.nullable().default(null),
  company: oneLine(200).nullable().default(null),
  /** As it is dialled, nationally or with + and the country code; kept as E.164. */
  phone: oneLine(40).nullable().default(null),
  /** For the reception. */
  note: prose(1_000).default(''),
  carPlate: CarPlate.nullable().default(null),
  /** What the visitor is written in; null: as the reception writes. */
  language: VisitorLanguage.nullable().default(null),
  /** Several people, of which `name` is the name; null: one person. */
  group: VisitorGroup.nullable().default(null),
  /** To the fields that the reception asks of hosts. */
  answers: GivenCustomAnswers.default({}),
};

/** Why nobody is at a reception; `hours` are those of the day, such as `08:00–16:00`. */
export const ReceptionClosed = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('closed-day'), name: z.string().nullable() }),
  z.object({ kind: z.literal('closed-hour'), hours: z.string() }),
]);
export type ReceptionClosed = z.output<typeof ReceptionClosed>;

export const listRoomReceptions = route({
  api: 'addin-api',
  method: 'get',
  path: '/receptions',
  summary: 'Where visitors of a meeting arrive: the receptions, and which of the chosen rooms each serves',
  access: 'rooms.read',
  query: z.strictObject({
    /** When the visitors come and leave; left out: nobody knows yet. */
    start: Instant.optional(),
    end: Instant.optional(),
    /** Of a series of the caller's, whose dates are looked through as well. */
    bookingKey: BookingKey.optional(),
    /** Repeated for several rooms. */
    room: z
      .preprocess(
        (value) => (value === undefined ? [] : Array.isArray(value) ? value : [value]),
        z.array(MailboxAddress).max(50, { error: 'may be given at most 50 times' }),
      )
      .transform((rooms) => [...new Set(rooms)]),
  }),
  reply: z.object({
    receptions: z.array(
      z.object({
        id: ReceptionId,
        name: z.string(),
        timeZone: TimeZone,
        rooms: z.array(RoomName),
        /** Visitors with a telephone number get an SMS as well. */
        isTexting: z.boolean(),
        /** Nobody is there at `start`, and why; null: somebody is, or no time was given. */
        closed: ReceptionClosed.nullable(),
        /**
         * Places to park, and how many are left at the busiest moment; below nothing, more cars are expected than there are
         * places. Null: the reception counts none, or no time was given.
         */
        parking: z.object({ places: z.number().int(), left: z.number().int() }).nullable(),
        /** Of a series the dates, by their names, on which nobody is there when it begins, or no place is left. */
        dates: z.array(
          z.object({
            date: CalendarDay,
            start: Instant,
            closed: ReceptionClosed.nullable(),
            isFull: z.boolean(),
          }),
        ),
        /** Without the fields that are for the reception itself. */
        asks: VisitorQuestions,
        noticeMinutes: z.number().int(),
        retentionDays: z.number().int(),
      }),
    ),
    /** Mail domains of the organization's own people: whoever has another one is a visitor. */
    ownDomains: z.array(z.string()),
    now: Instant,
  }),
});

const ReceptionName = z.object({ id: ReceptionId, name: z.string(), timeZone: TimeZone });

export const VisitReply = z.object({
  id: VisitId,
  /** Original start of the date within a series; null for a single meeting. */
  occurrence: Instant.nullable(),
  status: VisitStatus,
  /** Confirmed by a person, of a meeting that no room shows: whoever changes the meeting changes this in Foyer too. */
  isUnfollowed: z.boolean(),
  reception: ReceptionName.nullable(),
  start: Instant,
  end: Instant,
  /** When the visitor was told last; null: not yet. */
  toldAt: Instant.nullable(),
  arrivedAt: Instant.nullable(),
  leftAt: Instant.nullable(),
});

export const VisitorReply = z.object({
  id: VisitorId,
  name: z.string(),
  mail: z.string().nullable(),
  company: z.string().nullable(),
  phone: z.string().nullable(),
  note: z.string(),
  carPlate: z.string().nullable(),
  language: z.string().nullable(),
  group: VisitorGroup.nullable(),
  answers: z.array(CustomAnswer),
  /** Chosen by hand; null: the one that serves the room. */
  reception: ReceptionName.nullable(),
  /** Of the next date that is not over; `draft`: no room has shown the meeting, no reception knows of it. */
  status: z.enum(['draft', ...VisitStatus.options]),
  sentence: z.string(),
  /** As of the visit that the status is of. */
  isUnfollowed: z.boolean(),
  /** On which dates of a series, by their names; null: on all of them, also later ones. */
  dates: z.array(CalendarDay).nullable(),
  /** By time; of a series from today on, at most 100. */
  visits: z.array(VisitReply),
  /** When the same person is expected at another meeting for which the reader registered them, at the same time. */
  alsoExpected: z.array(z.object({ start: Instant, end: Instant })),
  mayChange: z.object({ isAllowed: z.boolean(), reason: z.string().nullable() }),
  version: Version,
});
export type VisitorReply = z.output<typeof VisitorReply>;

/** What waits for a person, on a meeting that no room shows. */
export const ToConfirm = z.object({
  /** So many visitors of whom no reception knows yet. */
  drafts: z.number().int(),
  /** So many who are expected at another time, on other dates or elsewhere than the form says by now. */
  moved: z.number().int(),
  /** So many of the drafts for whom a reception has to be chosen first. */
  unplaced: z.number().int(),
  /** As the form says; of a series its first date. */
  start: Instant,
  end: Instant,
});
export type ToConfirm = z.output<typeof ToConfirm>;

export const VisitorList = z.object({
  visitors: z.array(VisitorReply),
  /** Null: nothing waits for a person. */
  toConfirm: ToConfirm.nullable(),
  now: Instant,
});

const meeting = z.strictObject({ bookingKey: BookingKey });
const visitor = z.strictObject({ visitor: VisitorId });

export const listVisitors = route({
  api: 'addin-api',
  method: 'get',
  path: '/meetings/:bookingKey/visitors',
  summary: 'Who is expected at a meeting, and what became of it; nothing of it to whoever knows it already',
  access: 'rooms.read',
  params: meeting,
  query: z.strictObject({
    /** The digest of the list that is known. */
    known: z.string().max(64).optional(),
  }),
  reply: VisitorList.extend({
    /** Of everything but the time. */
    digest: z.string(),
    /** The list is the one that is known, and left out. */
    isUnchanged: z.boolean(),
  }),
  problems: ['not-found'],
});

export const registerVisitors = route({
  api: 'addin-api',
  method: 'post',
  path: '/meetings/:bookingKey/visitors',
  summary:
    'Registers visitors, all or none; a reception expects them when a room shows the meeting. The same ids with the same words are the same visitors',
  access: 'rooms.read',
  params: meeting,
  bodyLimitKb: 512,
  body: z.strictObject({
    /** Null: whichever serves the room of the meeting. */
    reception: ReceptionId.nullable().default(null),
    /** On which dates of a series, by the names that `listDates` gives them; null: on all of them. */
    dates: ChosenDates.default(null),
    /** Only says what is wrong; nobody is registered, and none is given. */
    isDryRun: z.boolean().default(false),
    visitors: z
      .array(z.strictObject({ id: VisitorId, ...visitorFields }))
      .min(1)
      .max(MOST_AT_ONCE),
  }),
  reply: z.object({ visitors: z.array(VisitorReply) }),
  status: 201,
  problems: ['not-found', 'permission-missing', 'idempotency-key-reused', 'not-possible-now'],
});

export const changeVisitor = route({
  api: 'addin-api',
  method: 'patch',
  path: '/visitors/:visitor',
  summary: 'Changes what is known of a visitor, or where they are expected',
  access: 'rooms.read',
  conditional: true,
  params: visitor,
  body: z
    .strictObject({
      name: oneLine(300),
      mail: Mail.nullable(),
      company: oneLine(200).nullable(),
      phone: oneLine(40).nullable(),
      note: prose(1_000),
      carPlate: CarPlate.nullable(),
      language: VisitorLanguage.nullable(),
      group: VisitorGroup.nullable(),
      /** A field that is left out stays. */
      answers: GivenCustomAnswers,
      reception: ReceptionId.nullable(),
      dates: ChosenDates,
    })
    .partial(),
  reply: VisitorReply,
  problems: ['not-found', 'permission-missing', 'changed-meanwhile', 'not-possible-now'],
});

export const withdrawVisitor = route({
  api: 'addin-api',
  method: 'post',
  path: '/visitors/:visitor/withdraw',
  summary: 'Expects somebody no longer, on no date from now on; they are told if they had been told',
  access: 'rooms.read',
  conditional: true,
  params: visitor,
  reply: VisitorReply,
  problems: ['not-found', 'permission-missing', 'changed-meanwhile', 'not-possible-now'],
});
