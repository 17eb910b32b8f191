import { z } from 'zod';
import { CalendarDay } from './deadlines.ts';
import { mailTrouble } from './mail-address.ts';
import { Instant, oneLine, prose, Version } from './primitives.ts';
import { route } from './route.ts';
import { ReceptionId, VisitId } from './visitor-ids.ts';

/** A desk that stops everybody watches nobody. */
export const MOST_WATCHED = 500;
/** Whoever is to be watched for longer is decided about anew. */
export const MOST_WATCHED_DAYS = 731;
/** Spellings of one name, or addresses of one person or company. */
export const MOST_SPELLINGS = 10;

/** An entry of a watch list; made by whoever adds it, so that saying it twice is saying it once. */
export const WatchEntryId = z
  .uuid({ error: 'must be an id as this API gives them, a UUID' })
  .toLowerCase()
  .brand<'WatchEntryId'>();
export type WatchEntryId = z.output<typeof WatchEntryId>;

/** A mail address, or the domain of many: `@fabrikam.example` and `fabrikam.example` are the same. */
const WatchAddress = oneLine(254)
  .transform((typed) => typed.normalize('NFC').toLowerCase().replace(/^@/, ''))
  .refine((address) => mailTrouble(address.includes('@') ? address : `x@${address}`) === null, {
    error: 'must be a mail address, or the domain of some, such as fabrikam.example',
  });

const words = (most: number) => prose(most).refine((text) => text !== '', { error: 'must not be empty' });

const fields = {
  /** Ways in which one name is written. */
  names: z.array(oneLine(300)).max(MOST_SPELLINGS),
  addresses: z.array(WatchAddress).max(MOST_SPELLINGS),
  /** Why; only whoever opens the warning reads it. */
  reason: words(500),
  /** What the desk is to do. */
  instruction: words(500),
  /** The last day on which it counts, by the calendar of the reception; then it is erased. */
  until: CalendarDay,
};

const someone = { path: ['names'], error: 'must hold a name, unless an address is given' };
const isAboutSomeone = ({ names, addresses }: { readonly names: unknown[]; readonly addresses: unknown[] }) =>
  names.length + addresses.length > 0;

const WatchEntry = z.object({
  id: WatchEntryId,
  names: z.array(z.string()),
  addresses: z.array(z.string()),
  reason: z.string(),
  instruction: z.string(),
  until: z.string(),
  addedBy: z.string(),
  addedAt: Instant,
  version: Version,
});
export type WatchEntryReply = z.output<typeof WatchEntry>;
export const WatchEntryReply = WatchEntry;

export const listWatched = route({
  api: 'portal-api',
  method: 'get',
  path: '/receptions/:id/watch-entries',
  summary: 'Of whom a reception is warned, newest first; for whoever may change the reception',
  access: 'receptions.write',
  params: z.strictObject({ id: ReceptionId }),
  reply: z.object({ entries: z.array(WatchEntry) }),
  problems: ['not-found'],
});

export const addWatched = route({
  api: 'portal-api',
  method: 'post',
  path: '/receptions/:id/watch-entries',
  summary: 'Puts somebody, or a domain, on the watch list of a reception. The same id is the same entry',
  access: 'receptions.write',
  params: z.strictObject({ id: ReceptionId }),
  body: z.strictObject({ id: WatchEntryId, ...fields }).refine(isAboutSomeone, someone),
  reply: WatchEntry,
  status: 201,
  problems: ['not-found', 'idempotency-key-reused', 'not-possible-now'],
});

export const changeWatched = route({
  api: 'portal-api',
  method: 'put',
  path: '/watch-entries/:id',
  summary: 'Writes an entry of a watch list anew; whoever was let in because of it is warned of again',
  access: 'receptions.write',
  conditional: true,
  params: z.strictObject({ id: WatchEntryId }),
  body: z.strictObject(fields).refine(isAboutSomeone, someone),
  reply: WatchEntry,
  problems: ['not-found', 'changed-meanwhile'],
});

export const removeWatched = route({
  api: 'portal-api',
  method: 'delete',
  path: '/watch-entries/:id',
  summary: 'Erases an entry of a watch list, and what desks noted about it',
  access: 'receptions.write',
  conditional: true,
  params: z.strictObject({ id: WatchEntryId }),
  reply: z.object({}),
  problems: ['not-found', 'changed-meanwhile'],
});

/** How far a warning has come: nobody has looked, somebody has, or it is somebody else. */
export const WarningState = z.enum(['open', 'seen', 'cleared']);
export type WarningState = z.output<typeof WarningState>;

/** That a visitor may be somebody of whom the reception is warned; why stands in the warning itself. */
export const DeskWarning = z.object({
  state: WarningState,
  /** When a kiosk sent the visitor to the desk; null: none did. */
  sentAt: Instant.nullable(),
});
export type DeskWarning = z.output<typeof DeskWarning>;

const ByWhom = z.object({ name: z.string(), at: Instant });

/** What a desk reads that opens a warning. */
export const OpenedWarning = z.object({
  state: WarningState,
  entries: z.array(
    z.object({
      id: WatchEntryId,
      /** What of the visitor fits. */
      fits: z.enum(['mail', 'domain', 'name']),
      names: z.array(z.string()),
      reason: z.string(),
      instruction: z.string(),
      version: Version,
      /** Who looked last. */
      seen: ByWhom.nullable(),
      /** Who said that it is somebody else. */
      cleared: ByWhom.nullable(),
    }),
  ),
});
export type OpenedWarning = z.output<typeof OpenedWarning>;

export const openWarning = route({
  api: 'portal-api',
  method: 'post',
  path: '/visits/:id/warning',
  summary: 'Shows the desk why it is warned of a visitor, and notes who looked',
  access: 'visits.work',
  params: z.strictObject({ id: VisitId }),
  reply: OpenedWarning,
  problems: ['not-found'],
});

export const answerWarning = route({
  api: 'portal-api',
  method: 'post',
  path: '/visits/:id/warning/answer',
  summary: 'Notes that a visitor is somebody else than whom the reception is warned of, or takes that back',
  access: 'visits.work',
  params: z.strictObject({ id: VisitId }),
  body: z.strictObject({
    isSomebodyElse: z.boolean(),
    /** Those that were read; what was written or rewritten since is not answered. */
    entries: z
      .array(z.strictObject({ id: WatchEntryId, version: z.number().int().min(1) }))
      .min(1)
      .max(MOST_WATCHED),
  }),
  reply: OpenedWarning,
  problems: ['not-found'],
});

/** Every route about watch lists. */
export const watchRoutes = [
  listWatched,
  addWatched,
  changeWatched,
  removeWatched,
  openWarning,
  answerWarning,
] as const;
