import { z } from 'zod';
import { mailTrouble } from './mail-address.ts';

/** Outside of these, the year takes more than four digits and text order is no longer time order. */
const FIRST_INSTANT = Date.parse('0000-01-01T00:00:00Z');
const LAST_INSTANT = Date.parse('9999-12-31T23:59:59.999Z');

const instant = {
  error:
    'must be a date and time with Z or an offset, such as 2026-11-22T09:00:00Z (in an address, + is %2B)',
};

const WRITTEN_LENGTH = '2026-11-22T09:00:00.000Z'.length;

/** An instant on the UTC time line, always written `2026-11-22T09:00:00.000Z`, so that text order is time order. */
export const Instant = z.iso
  .datetime({ offset: true, ...instant })
  .refine((text) => isWritten(text) || hasFourDigitYear(text), instant)
  .transform((text) => (isWritten(text) ? text : new Date(text).toISOString()))
  .brand<'Instant'>();
export type Instant = z.output<typeof Instant>;

/**
 * A date and time is written as we write it when it has milliseconds and Z; most are, and an answer has hundreds. Of years
 * that nobody plans for nothing is said here.
 */
function isWritten(text: string): boolean {
  const isUsualYear = text.startsWith('1') || text.startsWith('2');
  return isUsualYear && text.length === WRITTEN_LENGTH && text[19] === '.' && text.endsWith('Z');
}

/** The SMTP address of a mailbox, lower case: Exchange compares addresses without regard to case. */
export const MailboxAddress = z
  .email({ error: 'must be the address of a mailbox' })
  .max(320)
  .toLowerCase()
  .brand<'MailboxAddress'>();
export type MailboxAddress = z.output<typeof MailboxAddress>;

/** An IANA time zone such as `Europe/Copenhagen`; Windows names never leave the Exchange adapters and the Office seam. */
export const TimeZone = z
  .string()
  .max(64)
  .refine(isTimeZone, { error: 'is not a time zone this system knows' })
  .brand<'TimeZone'>();
export type TimeZone = z.output<typeof TimeZone>;

const id = { error: 'must be an id as this API gives them, a UUID' };

export const OrganizationId = z.uuid(id).brand<'OrganizationId'>();
export type OrganizationId = z.output<typeof OrganizationId>;

export const UnitId = z.uuid(id).brand<'UnitId'>();
export type UnitId = z.output<typeof UnitId>;

export const IntegrationId = z.uuid(id).brand<'IntegrationId'>();
export type IntegrationId = z.output<typeof IntegrationId>;

export const CalendarId = z.uuid(id).brand<'CalendarId'>();
export type CalendarId = z.output<typeof CalendarId>;

export const DepartmentId = z.uuid(id).brand<'DepartmentId'>();
export type DepartmentId = z.output<typeof DepartmentId>;

export const AssignmentId = z.uuid(id).brand<'AssignmentId'>();
export type AssignmentId = z.output<typeof AssignmentId>;

/** The id of something in Microsoft Entra: a tenant, a group, a person; lower case. */
export const Guid = z.guid({ error: 'must be the id that Microsoft Entra shows, a GUID' }).toLowerCase();

/** Text on one line, trimmed and not empty; no control characters (the database takes no NUL) and nothing that turns text around. */
export function oneLine(most: number) {
  return z
    .string()
    .trim()
    .min(1, { error: 'must not be empty' })
    .max(most, { error: `must be at most ${most} characters` })
    .refine((text) => !/[\p{Cc}\p{Cs}\u2028\u2029\u202A-\u202E\u2066-\u2069]/u.test(text), {
      error: 'must be one line of ordinary characters',
    });
}

/** Text of several lines as somebody typed it, trimmed; may be empty. No other control characters, and nothing that turns text around. */
export function prose(most: number) {
  return z
    .string()
    .transform((text) => text.replace(/\r\n?/g, '\n').trim())
    .refine((text) => text.length <= most, { error: `must be at most ${most} characters` })
    .refine((text) => !/[\p{Cs}\u202A-\u202E\u2066-\u2069]|(?![\n\t])\p{Cc}/u.test(text), {
      error: 'must be ordinary characters',
    });
}

/** A name that a person gives to something: one line, shown as it is. */
export const Name = oneLine(200);

/** An address to write to; kept as it was typed but for case, and for the form of its letters. */
export const Mail = z
  .string()
  .max(320)
  .normalize('NFC')
  .toLowerCase()
  .superRefine((address, context) => {
    const trouble = mailTrouble(address);
    if (trouble !== null) context.addIssue({ code: 'custom', message: trouble });
  });

/** Counts the changes of a thing from 1 on; what `If-Match` names. */
export const Version = z.number().int().positive();

/** From `start` up to, but not including, `end`. */
export interface Interval {
  readonly start: Instant;
  readonly end: Instant;
}

function hasFourDigitYear(text: string): boolean {
  const at = Date.parse(text);
  return !(at < FIRST_INSTANT || at > LAST_INSTANT); // what is no time at all has been reported already
}

/** Names that were accepted: asking Intl takes 20 µs, and one reply may name hundreds of zones. */
const known = new Set<string>();
const MOST_KNOWN = 1000;

function isTimeZone(name: string): boolean {
  if (known.has(name)) return true;
  try {
    Intl.DateTimeFormat('en', { timeZone: name });
    if (known.size < MOST_KNOWN) known.add(name);
    return true;
  } catch {
    return false;
  }
}
