import { Router } from 'express';
import type { Request } from 'express';
import { itemIdOf } from '../state/ids.ts';
import type { World } from '../state/world.ts';
import type { CalendarAccess } from './calendar-access.ts';
import { bodyFor, windowOf } from './calendar-view.routes.ts';
import { createDeltaTokens } from './delta-tokens.ts';
import type { DeltaState } from './delta-tokens.ts';
import { eventBody, masterBody } from './event.ts';
import { GraphError } from './failures.ts';
import { text } from './query.ts';
import { GRAPH_ORIGIN, applyPreferences, linkTo } from './reply.ts';
import { preferredZone } from './zones.ts';

const UNSUPPORTED = ['$orderby', '$filter', '$select', '$expand', '$search', '$top', '$skip', '$count'];
const MOST_PER_PAGE = 1000;

/**
 * `/users/{id}/calendarView/delta` (learn.microsoft.com/graph/api/event-delta): a full round first, then what changed
 * in the window that the first call named. Series come as their master plus bare occurrences.
 */
export function deltaRoutes(world: World, access: CalendarAccess): { router: Router; forget: () => void } {
  const router = Router();
  const tokens = createDeltaTokens();

  router.get(
    ['/users/:id/calendarView/delta', '/users/:id/calendar/calendarView/delta'],
    access.limit,
    (req, res) => {
      const { address } = access.mailbox(req);
      refuseUnsupported(req);
      const zone = preferredZone(req.get('prefer') ?? '');
      const { state, offset } = stateOf(req, address, tokens.find);
      const round = offset.round ?? changesSince(world, state, zone);
      const size = pageSize(req.get('prefer') ?? '');
      const page = round.items.slice(offset.from, offset.from + size);
      const next = offset.from + size;

      const link =
        next < round.items.length
          ? { '@odata.nextLink': linkBy(req, '$skiptoken', tokens.keep({ state, round, from: next })) }
          : {
              '@odata.deltaLink': linkBy(
                req,
                '$deltatoken',
                tokens.keep({ state: { ...state, seen: round.seen }, round: null, from: 0 }),
              ),
            };
      applyPreferences(req, res, zone.name);
      res.json({
        '@odata.context': `${GRAPH_ORIGIN}/v1.0/$metadata#Collection(event)`,
        ...link,
        value: res.locals.replaysDelta === true ? replayed(page, offset.from === 0) : page,
      });
    },
  );

  return { router, forget: tokens.forget };
}

function changesSince(world: World, state: DeltaState, zone: { name: string; iana: string }) {
  const seen = new Map<string, string>();
  const items: object[] = [];
  const changed = (id: string, changeKey: string): boolean => {
    const isNews = !seen.has(id) && state.seen.get(id) !== changeKey;
    seen.set(id, changeKey);
    return isNews;
  };

  for (const entry of world.calendaring.view(state.mailbox, state.from, state.to)) {
    const shown = { mailbox: state.mailbox, body: bodyFor(world, state.mailbox, entry), zone };
    const meeting = world.calendaring.find(entry.meetingUid);
    const masterId = entry.seriesMasterId;
    if (masterId !== null && meeting && changed(masterId, entry.changeKey)) {
      items.push(masterBody(entry, meeting, shown));
    }
    if (!changed(entry.id, entry.changeKey)) continue;
    const { id, seriesMasterId, type, start, end, ...rest } = eventBody(entry, shown);
    const bare = { '@odata.type': '#microsoft.graph.event', id, seriesMasterId, type, start, end };
    items.push(entry.kind === 'occurrence' ? bare : { ...bare, ...rest });
  }
  for (const id of state.seen.keys()) {
    if (!seen.has(id))
      items.push({ '@odata.type': '#microsoft.graph.event', id, '@removed': { reason: 'deleted' } });
  }
  return { items, seen };
}

/** What docs call replays: items come again, and the first page takes back what its reader never had. */
function replayed(page: readonly object[], isFirst: boolean): readonly object[] {
  const neverSeen = { '@odata.type': '#microsoft.graph.event', id: itemIdOf(0, 0, null) };
  const removed = { ...neverSeen, '@removed': { reason: 'deleted' } };
  return [...(isFirst ? [removed] : []), ...page, ...page];
}

/** The state behind the token of a nextLink or deltaLink, or a fresh one. Throws 410 when the token is forgotten. */
function stateOf(
  req: Request,
  mailbox: string,
  find: ReturnType<typeof createDeltaTokens>['find'],
): {
  state: DeltaState;
  offset: { from: number; round: { items: object[]; seen: Map<string, string> } | null };
} {
  const token = text(req, '$deltatoken') ?? text(req, '$skiptoken');
  if (token === null) {
    return { state: { mailbox, ...windowOf(req), seen: new Map() }, offset: { from: 0, round: null } };
  }
  const kept = find(token);
  if (!kept || kept.state.mailbox !== mailbox) throw expired();
  return { state: kept.state, offset: { from: kept.from, round: kept.round } };
}

/** Also what the fault `expired-delta` answers. */
export function expired(): GraphError {
  return new GraphError(
    410,
    'SyncStateNotFound',
    'The sync state generation is not found; start a full round.',
  );
}

function refuseUnsupported(req: Request): void {
  const given = UNSUPPORTED.filter((name) => text(req, name) !== null);
  if (given.length === 0) return;
  throw new GraphError(
    400,
    'ErrorInvalidUrlQuery',
    `The following parameters are not supported with change tracking over the 'CalendarView' resource: '${given.join(', ')}'.`,
  );
}

function pageSize(prefer: string): number {
  const asked = Number(/odata\.maxpagesize=(\d{1,6})/i.exec(prefer)?.[1] ?? 50);
  return Math.min(Math.max(asked, 1), MOST_PER_PAGE);
}

function linkBy(req: Request, name: '$skiptoken' | '$deltatoken', token: string): string {
  return linkTo(req, { [name]: token }, ['startDateTime', 'endDateTime', '$skiptoken', '$deltatoken']);
}
