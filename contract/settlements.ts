import { z } from 'zod';
import { CalendarDay } from './deadlines.ts';
import { CostCenterId } from './finance.ts';
import { DecimalMark } from './menu-import.ts';
import { BasisPoints, Currency, Minor } from './money.ts';
import { Amounts, CostCenterName } from './order-lines.ts';
import { Instant, Version } from './primitives.ts';
import { route } from './route.ts';
import { ProviderId, RequestId } from './service-ids.ts';
import { RequestStatus } from './services.ts';
import { SettlementColumn, SettlementColumns } from './settlement-columns.ts';

const id = { error: 'must be an id as this API gives them, a UUID' };

/** Requests that finance accounted for together; made by whoever locks it. */
export const SettlementId = z.uuid(id).toLowerCase().brand<'SettlementId'>();
export type SettlementId = z.output<typeof SettlementId>;

/** A year, and a day for leap years: nobody settles more at once. */
const LONGEST_PERIOD_DAYS = 366;

const periodFields = {
  /** Days of delivery on the clock of the team that delivers, both included. */
  from: CalendarDay,
  to: CalendarDay,
};

function checkPeriod(
  { from, to }: { readonly from: CalendarDay; readonly to: CalendarDay },
  context: z.RefinementCtx,
): void {
  const days = (Date.parse(to) - Date.parse(from)) / (24 * 60 * 60_000) + 1;
  if (days >= 1 && days <= LONGEST_PERIOD_DAYS) return;
  const message = `must not be before from, and ${LONGEST_PERIOD_DAYS} days after it at most`;
  context.addIssue({ code: 'custom', path: ['to'], message });
}

/** What is to be settled: deliveries of a period, of one team or all, of one cost center or all. */
export const SettlementWish = z.object({
  ...periodFields,
  provider: ProviderId.nullable(),
  costCenter: CostCenterId.nullable(),
});
export type SettlementWish = z.output<typeof SettlementWish>;

/** A row counts something for the first time or anew (`charge`), or takes back what an earlier settlement counted. */
export const EntryKind = z.enum(['charge', 'reversal']);
export type EntryKind = z.output<typeof EntryKind>;

export const NamedValue = z.object({ name: z.string(), value: z.string() });
export type NamedValue = z.output<typeof NamedValue>;

/** What one request costs at one rate of VAT, as it is (or was) settled; amounts of a reversal are negative. */
export const SettlementRow = z.object({
  request: RequestId,
  entry: EntryKind,
  /** Of the delivery, on the clock of the team. */
  date: z.string(),
  time: z.string(),
  provider: z.string(),
  room: z.string(),
  status: RequestStatus,
  costCenter: CostCenterName.nullable(),
  /** Null: nobody has said. */
  kind: z.enum(['Internal', 'External']).nullable(),
  organizer: z.object({ name: z.string(), mail: z.string() }),
  /** Of the meeting, as the room shows it; null: it is private, or not to be seen any more. */
  subject: z.string().nullable(),
  properties: z.array(NamedValue),
  vatRate: BasisPoints,
  ...Amounts.shape,
});
export type SettlementRow = z.output<typeof SettlementRow>;

/** What was settled with one cost center; null: with none. */
export const CostCenterSum = z.object({
  costCenter: CostCenterName.nullable(),
  rows: z.number().int(),
  ...Amounts.shape,
});
export type CostCenterSum = z.output<typeof CostCenterSum>;

const sumFields = {
  currency: Currency,
  /** Requests that the rows are about. */
  requests: z.number().int(),
  rows: z.number().int(),
  /** By code. */
  costCenters: z.array(CostCenterSum),
  total: z.object(Amounts.shape),
};

export const SettlementReply = z.object({
  id: SettlementId,
  /** Counts from 1 in the organization. */
  number: z.number().int(),
  ...periodFields,
  provider: z.object({ id: ProviderId, name: z.string() }).nullable(),
  costCenter: CostCenterName.nullable(),
  lockedAt: Instant,
  lockedBy: z.string(),
  ...sumFields,
});
export type SettlementReply = z.output<typeof SettlementReply>;

export const listSettlements = route({
  api: 'portal-api',
  method: 'get',
  path: '/settlements',
  summary: 'The settlements, newest first, and what can be chosen for the next one',
  access: 'settlements.read',
  query: z.strictObject({
    /** Those with a smaller number. */
    before: z
      .string()
      .regex(/^\d{1,9}$/, { error: 'must be the number of a settlement' })
      .transform(Number)
      .optional(),
  }),
  reply: z.object({
    settlements: z.array(SettlementReply),
    next: z.number().int().nullable(),
    providers: z.array(z.object({ id: ProviderId, name: z.string() })),
    costCenters: z.array(CostCenterName),
    now: Instant,
  }),
});

export const MOST_PREVIEWED = 100;

export const SettlementPreview = z.object({
  ...sumFields,
  /** The first of them, by time of delivery. */
  first: z.array(SettlementRow),
  /** Deliveries of the period that are neither done nor canceled yet: they come with a later settlement. */
  open: z.number().int(),
});
export type SettlementPreview = z.output<typeof SettlementPreview>;

export const previewSettlement = route({
  api: 'portal-api',
  method: 'get',
  path: '/settlement-preview',
  summary: 'What a settlement would hold if it were locked now; changes nothing',
  access: 'settlements.read',
  query: z
    .strictObject({ ...periodFields, provider: ProviderId.optional(), costCenter: CostCenterId.optional() })
    .superRefine(checkPeriod),
  reply: SettlementPreview,
  problems: ['not-found'],
});

export const lockSettlement = route({
  api: 'portal-api',
  method: 'post',
  path: '/settlements',
  summary:
    'Settles what a preview showed, for good: what is in it is never in another one, but for corrections. The same id again is the same settlement',
  access: 'settlements.write',
  body: z
    .strictObject({
      id: SettlementId,
      ...periodFields,
      provider: ProviderId.nullable().default(null),
      costCenter: CostCenterId.nullable().default(null),
      /** What the person saw: when it is something else by now, `changed-meanwhile` shows it, and nothing is settled. */
      seen: z.strictObject({ rows: z.number().int().min(0), gross: Minor }),
    })
    .superRefine(checkPeriod),
  reply: SettlementReply,
  status: 201,
  problems: ['not-found', 'idempotency-key-reused', 'changed-meanwhile', 'not-possible-now'],
});

const one = z.strictObject({ id: SettlementId });

export const readSettlement = route({
  api: 'portal-api',
  method: 'get',
  path: '/settlements/:id',
  summary: 'One settlement with its sums',
  access: 'settlements.read',
  params: one,
  reply: SettlementReply,
  problems: ['not-found'],
});

export const ROWS_PER_PAGE = 100;

export const listSettlementRows = route({
  api: 'portal-api',
  method: 'get',
  path: '/settlements/:id/rows',
  summary: 'The rows of a settlement, by time of delivery',
  access: 'settlements.read',
  params: one,
  query: z.strictObject({
    after: z
      .string()
      .regex(/^\d{1,9}$/, { error: 'must be `next` as the page before gave it' })
      .transform(Number)
      .default(0),
  }),
  reply: z.object({
    rows: z.array(SettlementRow.extend({ position: z.number().int() })),
    next: z.number().int().nullable(),
  }),
  problems: ['not-found'],
});

/** How a settlement is written into a file. */
export const SettlementExport = z.strictObject({
  layout: z.enum(['standard', 'custom']).default('standard'),
  decimal: DecimalMark.default('point'),
});

export const LayoutReply = z.object({ columns: z.array(SettlementColumn), version: Version });
export type LayoutReply = z.output<typeof LayoutReply>;

export const readLayout = route({
  api: 'portal-api',
  method: 'get',
  path: '/settlement-layout',
  summary: 'The columns of the custom file, in order; those of the standard one until somebody chose',
  access: 'settlements.read',
  reply: LayoutReply,
});

export const changeLayout = route({
  api: 'portal-api',
  method: 'put',
  path: '/settlement-layout',
  summary: 'Chooses the columns of the custom file and their order, for everybody in the organization',
  access: 'settlements.write',
  conditional: true,
  body: z.strictObject({ columns: SettlementColumns }),
  reply: LayoutReply,
  problems: ['changed-meanwhile'],
});
