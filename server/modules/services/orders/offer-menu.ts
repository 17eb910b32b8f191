import type { OfferedItem } from '../../../../contract/order-lines.ts';
import type { RouteInput, RouteReply } from '../../../../contract/route.ts';
import type { readProviderMenu as contractRoute, TemplateId } from '../../../../contract/services.ts';
import { languageOf } from '../../../kernel/caller.ts';
import type { Caller } from '../../../kernel/caller.ts';
import { Problem } from '../../../kernel/problem.ts';
import { costCentersFor, currencyOf } from '../../finance/index.ts';
import { findLink, isTheirs } from '../../meetings/index.ts';
import { readMenus } from '../../menus/index.ts';
import type { MenuItem } from '../../menus/index.ts';
import { visibleRooms } from '../../rooms/index.ts';
import { leftOf } from '../capacity/left-of.ts';
import { deadlineOf } from '../deadlines/deadline.ts';
import { deliverAt } from '../first-sight.ts';
import { listProviders } from '../providers.store.ts';
import { knownRooms } from '../served-rooms.store.ts';
import type { ServiceUseDeps } from '../service-deps.ts';
import { deadlineReply } from '../template-reply.ts';
import { findTemplate } from '../templates.store.ts';
import { whyNotThatDay } from './unavailable.ts';

/**
 * What a team offers for a delivery to the chosen rooms, in its own order, with the reason for everything that cannot be
 * had then. `not-found` for a team that serves none of the rooms that the caller sees, and for a request that is to be
 * ordered otherwise and is not the caller's.
 */
export async function offerMenu(
  { db, clock, directory }: Pick<ServiceUseDeps, 'db' | 'clock' | 'directory'>,
  caller: Caller,
  { params, query }: Pick<RouteInput<typeof contractRoute>, 'params' | 'query'>,
): Promise<RouteReply<typeof contractRoute>> {
  const { organization } = caller;
  const now = clock.now();
  const reader = { now, language: languageOf(caller) };
  const visible = new Set(
    (await visibleRooms(directory, caller, query.room)).rooms.map(({ mailbox }) => mailbox),
  );
  const seen = query.room.filter((room) => visible.has(room));
  const [provider] = await listProviders(db, organization, [params.provider]);
  const rooms = await knownRooms(db, organization, seen);
  const served = provider?.isActive ? seen.filter((room) => rooms.serves(provider, room)) : [];
  if (!provider || served.length === 0) {
    throw new Problem('not-found', 'This team does not serve the rooms of the meeting.');
  }
  const menu = (await readMenus(db, organization, [provider.id])).get(provider.id);
  const at = deliverAt(query, query);
  const items = menu?.items ?? [];
  const except = query.instead === undefined ? [] : [await requireOwn(db, caller, query.instead)];
  const left = await leftOf(db, organization, provider, { deliverAt: at, end: query.end, except }, items);
  const offered = (item: MenuItem): OfferedItem => {
    const { provider: _provider, units, version: _version, isActive: _isActive, ...shown } = item;
    const isHere = units === null || served.some((room) => rooms.serves({ units }, room));
    return {
      ...shown,
      closes: deadlineReply(deadlineOf(provider, at, [item]), at, provider, reader),
      unavailable: isHere
        ? (whyNotThatDay(item, at, provider.timeZone) ?? left.whyNone(item))
        : `${item.name} is not to be had where the meeting is.`,
      left: left.of(item),
    };
  };
  return {
    currency: await currencyOf(db, organization),
    categories: (menu?.categories ?? []).map(({ id, name }) => ({ id, name })),
    items: items.map(offered),
    costCenters: [...(await costCentersFor(db, caller))],
    now,
  };
}

/** What a request takes itself is left for it. */
async function requireOwn(db: ServiceUseDeps['db'], caller: Caller, id: TemplateId): Promise<TemplateId> {
  const template = await findTemplate(db, caller.organization, id);
  const link = template && (await findLink(db, caller.organization, { id: template.link }));
  if (link && isTheirs(link, caller)) return id;
  throw new Problem('not-found', 'There is no such request on a meeting of yours.');
}
