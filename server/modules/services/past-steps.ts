import { z } from 'zod';
import { MailboxAddress } from '../../../contract/primitives.ts';
import type { PastStep } from '../../../contract/request-page.ts';
import { PastField } from '../../../contract/request-page.ts';
import type { PastEntry } from '../meetings/index.ts';

/** What the audit knows of a request, or of what was entered; what is of another time is left out. */
const Facts = z.object({
  id: z.string().optional(),
  status: z.string().optional(),
  start: z.string().optional(),
  end: z.string().optional(),
  deliverAt: z.string().optional(),
  room: MailboxAddress.nullish(),
  text: z.string().optional(),
  reason: z.string().nullish(),
  costCenter: z.string().nullish(),
  lines: z
    .array(
      z.object({
        name: z.string(),
        quantity: z.number(),
        chosen: z.array(z.string()).optional(),
        discount: z.number().optional(),
      }),
    )
    .optional(),
  properties: z.array(z.object({ name: z.string(), value: z.union([z.boolean(), z.string()]) })).optional(),
  staffProperties: z
    .array(z.object({ name: z.string(), value: z.union([z.boolean(), z.string()]) }))
    .optional(),
  dates: z.array(z.looseObject({ id: z.string() })).optional(),
  moreDates: z.number().optional(),
});
type Facts = z.output<typeof Facts>;

/**
 * The entries of an order that concern one of its requests, each with what it changed; of what was new nothing is told,
 * because it was nothing before. `nameOf` calls a room by its name. Pure.
 */
export function stepsOf(
  entries: readonly PastEntry[],
  request: string,
  nameOf: (room: MailboxAddress) => string,
): PastStep[] {
  return entries.flatMap((entry) => {
    const [before, after] = [ofRequest(entry.before, request), ofRequest(entry.after, request)];
    if (before === 'another' || after === 'another') return [];
    const { at, actor, cause, action } = entry;
    return [{ at, actor: actor.name, cause, action, changes: changesBetween(before, after, nameOf) }];
  });
}

/** Where a request was in the course of time, for looking up what the rooms are called. */
export function roomsIn(entries: readonly PastEntry[], request: string): readonly MailboxAddress[] {
  const facts = entries.flatMap(({ before, after }) => [
    ofRequest(before, request),
    ofRequest(after, request),
  ]);
  return facts.flatMap((one) => (one === null || one === 'another' ? [] : (one.room ?? [])));
}

/** Null: nothing is known of it; `another`: it is about other dates only. */
function ofRequest(facts: unknown, request: string): Facts | 'another' | null {
  const read = Facts.safeParse(facts);
  if (!read.success) return null;
  const { id, dates, moreDates } = read.data;
  if (id !== undefined) return id === request ? read.data : 'another';
  if (dates === undefined) return read.data;
  const own = dates.find((one) => one.id === request);
  if (own) return Facts.safeParse(own).data ?? null;
  return moreDates === undefined ? 'another' : null; // of a long series not every date is named
}

function changesBetween(
  before: Facts | null,
  after: Facts | null,
  nameOf: (room: MailboxAddress) => string,
): PastStep['changes'] {
  if (before === null || after === null) return [];
  return PastField.options.flatMap((field) => {
    const [was, is] = [before, after].map((facts) => {
      if (field === 'room') return facts.room ? nameOf(facts.room) : null;
      return said[field](facts);
    });
    return was === is ? [] : [{ field, before: was ?? null, after: is ?? null }];
  });
}

/** Each in one text; null: there is none. Instants and codes stay what they are: pages write them for their reader. */
const said: Readonly<Record<Exclude<PastField, 'room'>, (facts: Facts) => string | null>> = {
  status: ({ status }) => status ?? null,
  start: ({ start }) => start ?? null,
  end: ({ end }) => end ?? null,
  deliverAt: ({ deliverAt }) => deliverAt ?? null,
  lines: ({ lines = [] }) => lines.map(lineText).join('\n') || null,
  text: ({ text }) => text || null,
  properties: ({ properties = [] }) => properties.map(answerText).join('\n') || null,
  staffProperties: ({ staffProperties = [] }) => staffProperties.map(answerText).join('\n') || null,
  costCenter: ({ costCenter }) => costCenter ?? null,
  reason: ({ reason }) => reason ?? null,
};

const RATE_PER_PERCENT = 100;

function lineText({
  name,
  quantity,
  chosen = [],
  discount = 0,
}: NonNullable<Facts['lines']>[number]): string {
  const options = chosen.length === 0 ? '' : ` (${chosen.join(', ')})`;
  return `${quantity} × ${name}${options}${discount === 0 ? '' : ` −${discount / RATE_PER_PERCENT} %`}`;
}

function answerText({ name, value }: NonNullable<Facts['properties']>[number]): string {
  return `${name}: ${typeof value === 'string' ? value : value ? '✓' : '–'}`;
}
