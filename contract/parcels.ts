import { z } from 'zod';
import { Instant, oneLine, prose, Version } from './primitives.ts';
import { route } from './route.ts';
import { ReceptionId } from './visitor-ids.ts';
import { WalkInHost } from './walk-ins.ts';

const id = { error: 'must be an id as this API gives them, a UUID' };

/** Something that waits at a desk for somebody who works here; made by the portal, so that saying it twice is saying it once. */
export const ParcelId = z.uuid(id).toLowerCase().brand<'ParcelId'>();
export type ParcelId = z.output<typeof ParcelId>;

/** More than lie behind a front desk. */
export const MOST_PARCELS = 500;
/** What nobody fetches is known by name for so many days at least, however short its reception keeps visitors. */
export const UNFETCHED_DAYS = 30;
/** So long what was handed over stands in the list, so that it can be taken back. */
export const HANDED_OVER_HOURS = 24;

export const ParcelStep = z.enum(['hand-over', 'undo']);
export type ParcelStep = z.output<typeof ParcelStep>;

export const Parcel = z.object({
  id: ParcelId,
  /** Whom it is for. Without an address nobody is told. */
  host: z.object({ name: z.string(), mail: z.string().nullable() }),
  /** What it is and where it lies; may be empty. */
  note: z.string(),
  /** For the desk alone; may be empty. */
  sender: z.string(),
  /** Nobody fetched it for so long that everything by which somebody could be known was erased. */
  isForgotten: z.boolean(),
  arrivedAt: Instant,
  /** Null: it waits. */
  handedOverAt: Instant.nullable(),
  version: Version,
});
export type Parcel = z.output<typeof Parcel>;

export const listParcels = route({
  api: 'portal-api',
  method: 'get',
  path: '/parcels',
  summary:
    'What waits at a reception for people who work here, the oldest first, and what was handed over within a day',
  access: 'visits.work',
  query: z.strictObject({ reception: ReceptionId }),
  reply: z.object({ parcels: z.array(Parcel), isComplete: z.boolean(), now: Instant }),
  problems: ['not-found'],
});

export const noteParcel = route({
  api: 'portal-api',
  method: 'post',
  path: '/receptions/:id/parcels',
  summary:
    'Notes that something has come for somebody, who is told once. The same id with the same words is the same thing',
  access: 'visits.work',
  params: z.strictObject({ id: ReceptionId }),
  body: z.strictObject({
    id: ParcelId,
    host: WalkInHost,
    note: prose(300).default(''),
    sender: z.union([z.literal(''), oneLine(200)]).default(''),
  }),
  reply: Parcel,
  status: 201,
  problems: ['not-found', 'idempotency-key-reused', 'not-possible-now'],
});

export const stepParcel = route({
  api: 'portal-api',
  method: 'post',
  path: '/parcels/:id/step',
  summary: 'Says that something was handed over, or takes that back',
  access: 'visits.work',
  conditional: true,
  params: z.strictObject({ id: ParcelId }),
  body: z.strictObject({ step: ParcelStep }),
  reply: Parcel,
  problems: ['not-found', 'changed-meanwhile', 'not-possible-now'],
});

export const parcelRoutes = [listParcels, noteParcel, stepParcel] as const;
