import { z } from 'zod';
import { BadgeLayout } from './badges.ts';
import { CheckOutTimes } from './check-out-times.ts';
import { ClosedCalendar, ClosedDays, OpeningHours, OpeningWeek } from './opening.ts';
import { Name, prose, TimeZone, UnitId, Version } from './primitives.ts';
import { route } from './route.ts';
import { ProviderMember } from './service-ids.ts';
import { ReceptionId, VisitorQuestions } from './visitor-ids.ts';
import { VisitorTexts } from './visitor-texts.ts';

/** Two weeks: nobody remembers what they were told earlier. */
export const MOST_NOTICE_MINUTES = 14 * 24 * 60;
/** Ten years. */
export const MOST_RETENTION_DAYS = 3_650;

export const MOST_PARKING_PLACES = 10_000;

const receptionFields = {
  name: Name,
  /** What visitors are written in. */
  language: z
    .string()
    .max(35)
    .regex(/^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/, { error: 'must be a language tag such as en or da-DK' }),
  /** Telephone numbers that are written without a country code are of this country. */
  country: z.string().regex(/^[A-Z]{2}$/, { error: 'must be a country code of two capitals, such as DK' }),
  timeZone: TimeZone,
  /** So many minutes before the meeting visitors are told; who is registered later is told at once. */
  noticeMinutes: z.number().int().min(60).max(MOST_NOTICE_MINUTES),
  /** What to bring and how to get there, as visitors read it. */
  directions: prose(2_000),
  /** Street and town, as {address} in the texts; may be empty. */
  address: prose(300),
  /** What visitors read instead of the usual words, by language. */
  texts: VisitorTexts,
  /** When somebody is there. Empty: always, but for the closed days. */
  hours: OpeningWeek,
  closedDays: ClosedCalendar,
  asks: VisitorQuestions,
  checkOut: CheckOutTimes,
  /** For visitors with a car; null: nobody counts. */
  parkingPlaces: z.number().int().min(0).max(MOST_PARKING_PLACES).nullable(),
  /** Units served, each with everything below it. */
  units: z
    .array(UnitId)
    .max(200)
    .transform((units) => [...new Set(units)].toSorted()),
  members: z.array(ProviderMember).max(200),
  /** So many days after their last visit visitors are forgotten. */
  retentionDays: z.number().int().min(1).max(MOST_RETENTION_DAYS),
  badge: BadgeLayout,
  /** Whether the desk sees what a meeting is called, where its room shows that; of a private one never. */
  showsTitles: z.boolean(),
};

export const ReceptionReply = z.object({
  id: ReceptionId,
  ...receptionFields,
  name: z.string(),
  language: z.string(),
  country: z.string(),
  directions: z.string(),
  address: z.string(),
  hours: z.array(OpeningHours),
  closedDays: z.array(ClosedDays),
  units: z.array(UnitId),
  members: z.array(ProviderMember.extend({ name: z.string() })),
  /** An inactive reception expects nobody new; who is expected there already is expected still. */
  isActive: z.boolean(),
  version: Version,
});
export type ReceptionReply = z.output<typeof ReceptionReply>;

export const listReceptions = route({
  api: 'portal-api',
  method: 'get',
  path: '/receptions',
  summary: 'The receptions of the organization, by name',
  access: 'receptions.read',
  reply: z.object({ receptions: z.array(ReceptionReply) }),
});

export const addReception = route({
  api: 'portal-api',
  method: 'post',
  path: '/receptions',
  summary: 'Adds a reception',
  access: 'receptions.write',
  // Texts in four languages.
  bodyLimitKb: 200,
  body: z.strictObject({
    id: ReceptionId,
    ...receptionFields,
    noticeMinutes: receptionFields.noticeMinutes.default(24 * 60),
    directions: receptionFields.directions.default(''),
    address: receptionFields.address.default(''),
    texts: VisitorTexts.prefault({}),
    hours: OpeningWeek.default([]),
    closedDays: ClosedCalendar.default([]),
    checkOut: CheckOutTimes.prefault({}),
    parkingPlaces: receptionFields.parkingPlaces.default(null),
    retentionDays: receptionFields.retentionDays.default(30),
    badge: BadgeLayout.prefault({}),
    showsTitles: receptionFields.showsTitles.default(false),
  }),
  reply: ReceptionReply,
  status: 201,
  problems: ['already-exists', 'idempotency-key-reused'],
});

export const changeReception = route({
  api: 'portal-api',
  method: 'patch',
  path: '/receptions/:id',
  summary: 'Changes a reception, or takes it out of use (`isActive: false`)',
  access: 'receptions.write',
  conditional: true,
  params: z.strictObject({ id: ReceptionId }),
  bodyLimitKb: addReception.bodyLimitKb,
  body: z.strictObject({ ...receptionFields, isActive: z.boolean() }).partial(),
  reply: ReceptionReply,
  problems: ['not-found', 'changed-meanwhile', 'already-exists'],
});
