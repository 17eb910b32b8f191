import { isDeepStrictEqual } from 'node:util';
import type { BoardCursor } from '../../../../contract/board.ts';
import { MOST_DRAFTS_PREVIEWED, MOST_PREVIEWED } from '../../../../contract/rule-preview.ts';
import type { previewProvider } from '../../../../contract/rule-preview.ts';
import type { RouteReply } from '../../../../contract/route.ts';
import type { OrganizationId } from '../../../../contract/primitives.ts';
import type { Tx } from '../../../storage/database.ts';
import { takenWithin } from '../capacity/capacity.store.ts';
import { limitsOf, spanOf } from '../capacity/room-for.ts';
import type { Limits } from '../capacity/shortage.ts';
import { useOf } from '../capacity/use.ts';
import type { Use } from '../capacity/use.ts';
import { lineInWords } from '../orders/order-in-words.ts';
import type { OrderedLine } from '../orders/ordered-line.ts';
import type { Provider, ServiceRequest } from '../request.ts';
import { knownRooms } from '../served-rooms.store.ts';
import { effectsOf } from './rule-effects.ts';
import type { Reader } from '../deadlines/explain-deadline.ts';
import type { Affected, Rules } from './rule-effects.ts';
import { draftsFor } from './drafts.store.ts';
import { nextDeliveries } from './next-delivery.ts';
import { upcomingOf } from './upcoming.store.ts';

/** A change of what a team decides by. What is left out of a side is as it is now. */
export interface RuleChange {
  readonly before: Provider;
  readonly after: Provider;
  /** What the menu would say of what was ordered. */
  readonly linesAfter?: (lines: readonly OrderedLine[]) => readonly OrderedLine[];
  readonly limitsAfter?: (limits: Limits) => Limits;
}

type Preview = RouteReply<typeof previewProvider>;

/** A page of the upcoming requests of a team, and what a change would mean for each. Changes nothing, locks nothing. */
export async function previewRules(
  tx: Tx,
  organization: OrganizationId,
  change: RuleChange,
  { reader, after }: { readonly reader: Reader; readonly after: BoardCursor | null },
): Promise<Preview> {
  const { now } = reader;
  const { id, timeZone } = change.before;
  const found = await upcomingOf(tx, organization, id, { now, after, most: MOST_PREVIEWED + 1 });
  const upcoming = found.slice(0, MOST_PREVIEWED);
  const drafts =
    after === null ? await draftsFor(tx, organization, id, { now, most: MOST_DRAFTS_PREVIEWED }) : null;
  const rooms = await knownRooms(tx, organization, [
    ...upcoming.map(({ request }) => request.room),
    ...(drafts ?? []).flatMap(({ template, link }) => [
      ...(template.room ? [template.room] : []),
      ...link.planned.rooms,
    ]),
  ]);
  const limits = await limitsOf(tx, organization, change.before);
  const before = rulesOf(change.before, limits, rooms, same);
  const { coversPerHour, timeZone: zoneAfter } = change.after;
  const limitsAfter = (change.limitsAfter ?? same)({ ...limits, coversPerHour, timeZone: zoneAfter });
  const rulesAfter = rulesOf(change.after, limitsAfter, rooms, change.linesAfter ?? same);
  const planned = drafts && (await nextDeliveries(drafts, before, now));
  const requests = upcoming.map(({ request }) => request);
  const taken = await takenAbout(tx, organization, change.before, [...requests, ...(planned ?? [])]);
  const effectsOn = (one: Affected) => {
    const others = withoutOwn(taken, useOf(one.deliverAt, one.end, one.lines));
    return [...effectsOf(one, { before, after: rulesAfter, others, reader })];
  };
  const last = found.length > MOST_PREVIEWED ? upcoming.at(-1)?.request : undefined;
  return {
    timeZone,
    looked: upcoming.length,
    touched: upcoming.flatMap(({ request, organizer }) => {
      const effects = effectsOn(request);
      const { status, deliverAt, room: mailbox } = request;
      const room = { mailbox, name: rooms.nameOf(mailbox) };
      const what = whatOf(request);
      return effects.length === 0
        ? []
        : [{ id: request.id, status, room, deliverAt, organizer, what, effects }];
    }),
    drafts: planned && {
      looked: planned.length,
      touched: planned.filter((one) => effectsOn(one).length > 0).length,
    },
    next: last ? `${last.deliverAt}_${last.id}` : null,
    now,
  };
}

function same<T>(it: T): T {
  return it;
}

function rulesOf(
  provider: Provider,
  limits: Limits,
  rooms: Awaited<ReturnType<typeof knownRooms>>,
  linesBy: Rules['linesBy'],
): Rules {
  return { provider, limits, serves: (room) => rooms.serves(provider, room), linesBy };
}

/** What is taken of the team about the times of some requests, by themselves too. */
async function takenAbout(
  tx: Tx,
  organization: OrganizationId,
  provider: Provider,
  requests: readonly Affected[],
): Promise<readonly Use[]> {
  if (requests.length === 0) return [];
  const spans = requests.map(({ deliverAt, end, lines }) => spanOf(useOf(deliverAt, end, lines), provider));
  return await takenWithin(tx, organization, provider.id, { spans, except: [] });
}

/** A request does not stand in its own way; of two that take the same one is left. */
function withoutOwn(taken: readonly Use[], own: Use): readonly Use[] {
  const at = taken.findIndex((use) => isDeepStrictEqual(use, own));
  return at === -1 ? taken : taken.toSpliced(at, 1);
}

const MOST_WORDS = 80;

function whatOf({ lines, text }: ServiceRequest): string {
  const [first, ...others] = lines;
  const more = others.length === 0 ? '' : ` + ${others.length}`;
  const words = first ? `${lineInWords(first)}${more}` : text.replaceAll(/\s+/g, ' ');
  return words.length > MOST_WORDS ? `${words.slice(0, MOST_WORDS).trimEnd()}…` : words;
}
