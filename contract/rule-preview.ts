import { z } from 'zod';
import { BoardCursor } from './board.ts';
import { ItemId } from './menu-items.ts';
import { changeItem } from './menus.ts';
import { Total } from './order-lines.ts';
import { Instant, TimeZone } from './primitives.ts';
import { route } from './route.ts';
import { ProviderId, RequestId } from './service-ids.ts';
import { changeProvider } from './service-teams.ts';
import { RequestStatus, RoomName } from './services.ts';

/** What other rules would say of a request as it stands. */
export const RuleEffect = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('deadline'),
    /** The one that counts for it now. */
    from: Instant,
    to: Instant,
    /** Orders are still taken, and would not be any more. */
    isLate: z.boolean(),
    sentence: z.string(),
  }),
  /** The team would not work then, or something would not be to be had that day. */
  z.object({ kind: z.literal('closed'), sentence: z.string() }),
  z.object({ kind: z.literal('not-served') }),
  z.object({ kind: z.literal('over-capacity'), sentence: z.string() }),
  /** What a late cancellation would cost; null: nothing. */
  z.object({ kind: z.literal('late-fee'), from: Total.nullable(), to: Total.nullable() }),
  /** It would be a question to the team when the meeting goes to another room. */
  z.object({ kind: z.literal('stays-behind') }),
  /** It stays, and nothing more can be ordered with it. */
  z.object({ kind: z.literal('out-of-use') }),
]);
export type RuleEffect = z.output<typeof RuleEffect>;

/** So many upcoming requests are looked at in one call. */
export const MOST_PREVIEWED = 200;

/** So many of what hangs on meetings that were not sent yet. */
export const MOST_DRAFTS_PREVIEWED = 200;

const preview = {
  api: 'portal-api',
  method: 'post',
  conditional: true,
  /** `after`: `next` of the page before. */
  query: z.strictObject({ after: BoardCursor.optional() }),
  reply: z.object({
    /** Of the team. */
    timeZone: TimeZone,
    /** So many upcoming requests this page is about, by time of delivery. */
    looked: z.number().int(),
    /** Those of them for which something would be different. */
    touched: z.array(
      z.object({
        id: RequestId,
        status: RequestStatus,
        room: RoomName,
        deliverAt: Instant,
        organizer: z.string(),
        /** The first of what was ordered, or the beginning of the words. */
        what: z.string(),
        effects: z.array(RuleEffect),
      }),
    ),
    /**
     * What hangs on meetings that were not sent yet: so many of the next 200 were looked at, and for so many something
     * would be different. The team knows nothing of them, so nothing else is said. Null on every page but the first.
     */
    drafts: z.object({ looked: z.number().int(), touched: z.number().int() }).nullable(),
    next: z.string().nullable(),
    now: Instant,
  }),
} as const;

export const previewProvider = route({
  ...preview,
  path: '/providers/:id/preview',
  summary: 'Which upcoming requests a change of a team would touch, and how; nothing is changed',
  access: 'services.write',
  params: z.strictObject({ id: ProviderId }),
  bodyLimitKb: changeProvider.bodyLimitKb,
  body: changeProvider.body,
  problems: ['not-found', 'changed-meanwhile', 'already-exists'],
});

export const previewItem = route({
  ...preview,
  path: '/menu-items/:id/preview',
  summary: 'Which upcoming requests a change of an item would touch, and how; nothing is changed',
  access: 'requests.work',
  params: z.strictObject({ id: ItemId }),
  body: changeItem.body,
  problems: ['not-found', 'changed-meanwhile', 'already-exists', 'permission-missing'],
});
